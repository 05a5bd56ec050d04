import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.FileReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Kafka's Java client for verify:restore: writes numbered records, and says which numbers are there. Reads a command in
 * JSON from each line of its input and answers each with a line, under the same `id`, one after another.
 */
public final class RestoreProbe {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PADDING = "x".repeat(300);

  public static void main(String[] arguments) throws IOException {
    BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      JsonNode command = JSON.readTree(line);
      ObjectNode answer = JSON.createObjectNode();
      try {
        run(command, answer);
        answer.put("ok", true);
      } catch (Throwable problem) {
        Throwable cause = problem instanceof ExecutionException ? problem.getCause() : problem;
        answer.put("ok", false).put("error", cause.getClass().getSimpleName()).put("message", cause.getMessage());
      }
      System.out.println(answer.put("id", command.get("id").asInt()));
    }
  }

  private static void run(JsonNode command, ObjectNode answer) throws Exception {
    switch (command.get("do").asText()) {
      case "create" -> create(command);
      case "delete" -> delete(command);
      case "topics" -> topics(command, answer);
      case "write" -> write(command, answer);
      case "read" -> read(command, answer);
      case "commit" -> commit(command, answer);
      case "committed" -> committed(command, answer);
      default -> throw new IllegalArgumentException("unknown command " + command);
    }
  }

  private static Properties settings(JsonNode command) throws IOException {
    Properties settings = new Properties();
    try (FileReader file = new FileReader(command.get("settings").asText())) {
      settings.load(file);
    }
    return settings;
  }

  private static String topic(JsonNode command) {
    return command.get("topic").asText();
  }

  private static void create(JsonNode command) throws Exception {
    try (Admin admin = Admin.create(settings(command))) {
      admin.createTopics(List.of(new NewTopic(topic(command), command.get("partitions").asInt(), (short) 1))).all().get();
    }
  }

  private static void delete(JsonNode command) throws Exception {
    try (Admin admin = Admin.create(settings(command))) {
      admin.deleteTopics(List.of(topic(command))).all().get();
    }
  }

  private static void topics(JsonNode command, ObjectNode answer) throws Exception {
    try (Admin admin = Admin.create(settings(command))) {
      ArrayNode topics = answer.putArray("topics");
      admin.listTopics().names().get().stream().sorted().forEach(topics::add);
    }
  }

  /** Writes the numbers from `from` up to, without, `to`, and fails unless each of them is acknowledged. */
  private static void write(JsonNode command, ObjectNode answer) throws Exception {
    AtomicReference<Exception> problem = new AtomicReference<>();
    AtomicInteger written = new AtomicInteger();
    try (var producer = new KafkaProducer<>(settings(command), new StringSerializer(), new StringSerializer())) {
      int partitions = producer.partitionsFor(topic(command)).size();
      for (int i = command.get("from").asInt(); i < command.get("to").asInt(); i++) {
        producer.send(new ProducerRecord<>(topic(command), i % partitions, null, i + " " + PADDING), (stored, failure) -> {
          if (failure == null) written.incrementAndGet();
          else problem.set(failure);
        });
      }
    }
    if (problem.get() != null) throw problem.get();
    answer.put("written", written.get());
  }

  private static KafkaConsumer<String, String> consumer(JsonNode command) throws IOException {
    Properties settings = settings(command);
    settings.put("enable.auto.commit", "false");
    if (command.has("group")) settings.put("group.id", command.get("group").asText());
    return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
  }

  private static List<TopicPartition> partitions(KafkaConsumer<String, String> consumer, JsonNode command) {
    return consumer.partitionsFor(topic(command), PATIENCE).stream()
        .map(each -> new TopicPartition(each.topic(), each.partition())).toList();
  }

  /** Numbers of all partitions, as ranges with both ends; fails when the ends are not reached in time. */
  private static void read(JsonNode command, ObjectNode answer) throws IOException {
    TreeSet<Integer> seen = new TreeSet<>();
    int records = 0;
    try (var consumer = consumer(command)) {
      List<TopicPartition> partitions = partitions(consumer, command);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long deadline = System.currentTimeMillis() + PATIENCE.toMillis();
      while (partitions.stream().anyMatch(each -> consumer.position(each, PATIENCE) < ends.get(each))) {
        if (System.currentTimeMillis() > deadline) throw new IllegalStateException(records + " records, and no more come");
        for (ConsumerRecord<String, String> each : consumer.poll(Duration.ofMillis(500))) {
          seen.add(Integer.valueOf(each.value().substring(0, each.value().indexOf(' '))));
          records++;
        }
      }
    }
    answer.put("records", records);
    ArrayNode ranges = answer.putArray("ranges");
    Integer first = null;
    for (Integer number : seen) {
      if (first == null) first = number;
      if (seen.contains(number + 1)) continue;
      ranges.addArray().add(first).add(number);
      first = null;
    }
  }

  /** Says that a group has read a topic to its ends. */
  private static void commit(JsonNode command, ObjectNode answer) throws IOException {
    try (var consumer = consumer(command)) {
      Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
      consumer.endOffsets(partitions(consumer, command), PATIENCE)
          .forEach((partition, end) -> offsets.put(partition, new OffsetAndMetadata(end)));
      consumer.commitSync(offsets, PATIENCE);
      answer.put("sum", offsets.values().stream().mapToLong(OffsetAndMetadata::offset).sum());
    }
  }

  /** Sum of what a group has committed. */
  private static void committed(JsonNode command, ObjectNode answer) throws Exception {
    try (Admin admin = Admin.create(settings(command))) {
      var offsets = admin.listConsumerGroupOffsets(command.get("group").asText()).partitionsToOffsetAndMetadata().get();
      answer.put("sum", offsets.values().stream().mapToLong(OffsetAndMetadata::offset).sum());
    }
  }
}
