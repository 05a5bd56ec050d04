import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** One record to every partition, and back. */
final class CanaryRound {
  /** Which partitions there are, and how many of them this client goes to a broker of its own zone for. */
  record Sight(int partitions, int ledInZone) {}

  /** Until every record was acknowledged, and until the last of them was read. */
  record Times(double produceSeconds, double endToEndSeconds) {}

  /** Some partitions did not serve. */
  @SuppressWarnings("serial")
  static final class Failed extends Exception {
    final int partitions;

    Failed(int partitions, String why) {
      super(why);
      this.partitions = partitions;
    }
  }

  private final Canary.Configuration file;
  private final CanaryClients clients;
  private final Map<TopicPartition, Node> leaders = new HashMap<>();
  private final Map<Integer, String> problems = new TreeMap<>();
  private final byte[] value = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);

  CanaryRound(Canary.Configuration file, CanaryClients clients) {
    this.file = file;
    this.clients = clients;
  }

  /** The partitions as the producer knows them. */
  Sight look() throws ExecutionException, InterruptedException, TimeoutException {
    clients.keepTopic();
    for (PartitionInfo each : clients.producer.partitionsFor(file.topic()))
      leaders.put(new TopicPartition(file.topic(), each.partition()), each.leader() == null ? Node.noNode() : each.leader());
    long own = leaders.values().stream().filter(leader -> file.zone().equals(leader.rack())).count();
    return new Sight(leaders.size(), (int) own);
  }

  Times writeAndRead() throws Failed, InterruptedException {
    long begin = System.nanoTime();
    Map<TopicPartition, Long> offsets = write(begin);
    double produceSeconds = secondsSince(begin);
    read(offsets);
    double endToEndSeconds = secondsSince(begin);
    if (!problems.isEmpty()) throw new Failed(problems.size(), summary());
    return new Times(produceSeconds, endToEndSeconds);
  }

  private Map<TopicPartition, Long> write(long begin) throws InterruptedException {
    Map<TopicPartition, Future<RecordMetadata>> sent = new HashMap<>();
    leaders.keySet().forEach(each ->
        sent.put(each, clients.producer.send(new ProducerRecord<>(each.topic(), each.partition(), null, value))));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (Map.Entry<TopicPartition, Future<RecordMetadata>> each : sent.entrySet()) {
      try {
        long left = file.patience().toNanos() - (System.nanoTime() - begin);
        offsets.put(each.getKey(), each.getValue().get(Math.max(left, 0), TimeUnit.NANOSECONDS).offset());
      } catch (ExecutionException problem) {
        problems.put(each.getKey().partition(), Canary.explained(problem.getCause()));
      } catch (TimeoutException late) {
        problems.put(each.getKey().partition(), "not acknowledged within " + patience());
      }
    }
    return offsets;
  }

  /** Reads from where each record should be until it is there. */
  private void read(Map<TopicPartition, Long> offsets) {
    List<TopicPartition> missing = new ArrayList<>(offsets.keySet());
    clients.consumer.assign(missing);
    offsets.forEach(clients.consumer::seek);
    long begin = System.nanoTime();
    while (!missing.isEmpty() && System.nanoTime() - begin < file.patience().toNanos()) {
      try {
        for (ConsumerRecord<byte[], byte[]> each : clients.consumer.poll(Duration.ofMillis(200)))
          if (Arrays.equals(each.value(), value)) missing.remove(new TopicPartition(each.topic(), each.partition()));
        clients.consumer.assign(missing);
      } catch (OffsetOutOfRangeException early) {
        // A broker that reads along may not know yet of what another one has acknowledged.
        early.partitions().forEach(each -> clients.consumer.seek(each, offsets.get(each)));
      }
    }
    missing.forEach(each -> problems.put(each.partition(),
        "acknowledged at offset " + offsets.get(each) + " and not read within " + patience()));
  }

  private String patience() {
    return file.patience().toMillis() + " ms";
  }

  private String summary() {
    Map.Entry<Integer, String> first = problems.entrySet().iterator().next();
    Node leader = leaders.get(new TopicPartition(file.topic(), first.getKey()));
    return problems.size() + " of " + leaders.size() + " partitions, first partition " + first.getKey() + " ("
        + (leader.isEmpty() ? "without a leader" : "broker " + leader.id() + " at " + leader.host() + ":" + leader.port())
        + "): " + first.getValue();
  }

  private static double secondsSince(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }
}
