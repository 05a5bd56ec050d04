import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The clients of a way in, as somebody connects who comes now. */
final class CanaryClients implements AutoCloseable {
  /** Then all is connected anew: that nobody can connect any more would otherwise show only when a connection ends. */
  private static final Duration LIFE = Duration.ofMinutes(5);

  KafkaProducer<byte[], byte[]> producer;
  KafkaConsumer<byte[], byte[]> consumer;
  private Admin admin;
  private final Canary.Configuration file;
  private final long begin = System.nanoTime();
  private final String bootstrap;
  private final int login;

  CanaryClients(Canary.Configuration file, Canary.Way way) throws IOException {
    this.file = file;
    bootstrap = way.settings().get("bootstrap.servers");
    login = file.login().state();
    Map<String, Object> settings = file.login().of(way.settings());
    int patience = (int) file.patience().toMillis();
    settings.put("request.timeout.ms", patience);
    settings.put("default.api.timeout.ms", patience);
    // Leaders are as old as the round before, at most.
    settings.put("metadata.max.age.ms", Math.toIntExact(file.interval().toMillis()));
    try {
      admin = Admin.create(settings);
      Map<String, Object> writing = Map.of("max.block.ms", patience, "delivery.timeout.ms", patience);
      producer = new KafkaProducer<>(with(settings, writing), new ByteArraySerializer(), new ByteArraySerializer());
      Map<String, Object> reading = Map.of("enable.auto.commit", false, "auto.offset.reset", "none");
      consumer = new KafkaConsumer<>(with(settings, reading), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    } catch (RuntimeException problem) {
      close();
      throw problem;
    }
  }

  private static Map<String, Object> with(Map<String, Object> settings, Map<String, Object> others) {
    Map<String, Object> all = new HashMap<>(settings);
    all.putAll(others);
    return all;
  }

  /** Whether a certificate or the password was renewed, or it is time to see whether one can still connect. */
  boolean isOutdated() throws IOException {
    return System.nanoTime() - begin > LIFE.toNanos() || file.login().state() != login;
  }

  /** Sees that the topic has a partition for each broker, or more, so that none goes unseen for want of one. */
  void keepTopic() throws ExecutionException, InterruptedException, TimeoutException {
    long end = System.nanoTime() + file.patience().toNanos();
    int brokers = within(end, admin.describeCluster().nodes()).size();
    int partitions = partitions(end);
    try {
      if (partitions == 0) within(end, admin.createTopics(List.of(topic(brokers))).all());
      else if (partitions < brokers)
        within(end, admin.createPartitions(Map.of(file.topic(), NewPartitions.increaseTo(brokers))).all());
    } catch (ExecutionException problem) {
      // The canary of another zone or of another way in was quicker.
      if (!(problem.getCause() instanceof TopicExistsException)
          && !(problem.getCause() instanceof InvalidPartitionsException)) throw problem;
    }
  }

  private NewTopic topic(int partitions) {
    return new NewTopic(file.topic(), Optional.of(partitions), Optional.empty()).configs(file.topicSettings());
  }

  private int partitions(long end) throws ExecutionException, InterruptedException, TimeoutException {
    try {
      var described = within(end, admin.describeTopics(List.of(file.topic())).allTopicNames());
      return described.get(file.topic()).partitions().size();
    } catch (ExecutionException problem) {
      if (problem.getCause() instanceof UnknownTopicOrPartitionException) return 0;
      throw problem;
    }
  }

  private <T> T within(long end, KafkaFuture<T> answer)
      throws ExecutionException, InterruptedException, TimeoutException {
    try {
      return answer.get(Math.max(end - System.nanoTime(), 0), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw new TimeoutException("no broker answers at " + bootstrap + " within " + file.patience().toMillis() + " ms");
    }
  }

  @Override
  public void close() {
    if (producer != null) producer.close(Duration.ZERO);
    if (consumer != null) consumer.close(Duration.ZERO);
    if (admin != null) admin.close(Duration.ZERO);
  }
}
