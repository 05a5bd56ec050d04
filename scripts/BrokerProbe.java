import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.FileReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Kafka's Java client for verify:broker, in one process: reads a command in JSON from each line of its input and answers
 * each with a line, under the same `id`. Settings come from a file as an application would read them.
 */
public final class BrokerProbe {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, Kept> KEPT = new ConcurrentHashMap<>();

  private record Kept(AtomicBoolean goesOn, ObjectNode seen, Thread thread) {}

  public static void main(String[] arguments) throws IOException {
    var threads = Executors.newCachedThreadPool();
    BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      JsonNode command = JSON.readTree(line);
      threads.submit(() -> answer(command));
    }
    System.exit(0);
  }

  private static void answer(JsonNode command) {
    ObjectNode answer = JSON.createObjectNode();
    try {
      switch (command.get("do").asText()) {
        case "produce" -> produce(command, answer);
        case "consume" -> consume(command, answer);
        case "join" -> join(command, answer);
        case "nodes" -> nodes(command, answer);
        case "keep" -> keep(command);
        case "stop" -> stop(command, answer);
        default -> throw new IllegalArgumentException("unknown command " + command);
      }
      answer.put("ok", true);
    } catch (Throwable problem) {
      Throwable cause = problem instanceof ExecutionException ? problem.getCause() : problem;
      // What is wrong lies below what could not be made because of it.
      while (cause.getClass().getSimpleName().equals("KafkaException") && cause.getCause() != null)
        cause = cause.getCause();
      answer.put("ok", false).put("error", cause.getClass().getSimpleName()).put("message", cause.getMessage());
    }
    synchronized (System.out) {
      System.out.println(answer.put("id", command.get("id").asInt()));
    }
  }

  private static Properties settings(JsonNode command) throws IOException {
    Properties settings = new Properties();
    try (FileReader file = new FileReader(command.get("settings").asText())) {
      settings.load(file);
    }
    command.path("also").fields().forEachRemaining(each -> settings.put(each.getKey(), each.getValue().asText()));
    return settings;
  }

  private static KafkaProducer<String, String> producer(JsonNode command) throws IOException {
    return new KafkaProducer<>(settings(command), new StringSerializer(), new StringSerializer());
  }

  /** Writes records and waits for them; in a transaction where the settings name one. */
  private static void produce(JsonNode command, ObjectNode answer) throws Exception {
    try (KafkaProducer<String, String> producer = producer(command)) {
      boolean isTransaction = command.path("also").has("transactional.id");
      if (isTransaction) {
        producer.initTransactions();
        producer.beginTransaction();
      }
      long written = 0;
      for (int i = 0; i < command.get("count").asInt(); i++) {
        RecordMetadata stored = producer.send(record(command, i)).get();
        if (stored.hasOffset()) written++;
      }
      if (isTransaction) producer.commitTransaction();
      answer.put("written", written);
    }
  }

  private static ProducerRecord<String, String> record(JsonNode command, int i) {
    return new ProducerRecord<>(command.get("topic").asText(), "key-" + i, "value-" + i);
  }

  /** Reads a topic from its beginning without a group, until as many records have come as are wanted. */
  private static void consume(JsonNode command, ObjectNode answer) throws IOException {
    try (KafkaConsumer<String, String> consumer = consumer(command)) {
      List<TopicPartition> partitions = consumer.partitionsFor(command.get("topic").asText()).stream()
          .map(each -> new TopicPartition(each.topic(), each.partition())).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      answer.put("read", read(consumer, command));
    }
  }

  /** Reads as a member of a group and commits; says what Kafka has of it afterwards. */
  private static void join(JsonNode command, ObjectNode answer) throws IOException {
    try (KafkaConsumer<String, String> consumer = consumer(command)) {
      consumer.subscribe(List.of(command.get("topic").asText()));
      answer.put("read", read(consumer, command));
      consumer.commitSync(Duration.ofSeconds(20));
      long committed = consumer.committed(consumer.assignment()).values().stream()
          .mapToLong(each -> each == null ? 0 : each.offset()).sum();
      answer.put("committed", committed);
    }
  }

  private static KafkaConsumer<String, String> consumer(JsonNode command) throws IOException {
    Properties settings = settings(command);
    settings.putIfAbsent("auto.offset.reset", "earliest");
    settings.put("enable.auto.commit", "false");
    return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
  }

  private static long read(KafkaConsumer<String, String> consumer, JsonNode command) {
    long read = 0;
    long deadline = System.currentTimeMillis() + command.path("waitMs").asLong(30_000);
    while (read < command.get("count").asInt() && System.currentTimeMillis() < deadline) {
      ConsumerRecords<String, String> records = consumer.poll(Duration.ofMillis(500));
      for (ConsumerRecord<String, String> each : records) if (each.value() != null) read++;
    }
    return read;
  }

  private static void nodes(JsonNode command, ObjectNode answer) throws Exception {
    try (Admin admin = Admin.create(settings(command))) {
      var nodes = answer.putArray("nodes");
      admin.describeCluster().nodes().get().forEach(node -> nodes.add(node.host() + ":" + node.port()));
    }
  }

  /** Writes a record every 20 ms until it is told to stop, and never gives up. */
  private static void keep(JsonNode command) throws Exception {
    KafkaProducer<String, String> producer = producer(command);
    AtomicBoolean goesOn = new AtomicBoolean(true);
    ObjectNode seen = JSON.createObjectNode().put("written", 0).put("failed", 0).put("longestPauseMs", 0);
    producer.send(record(command, 0)).get();
    Thread thread = new Thread(() -> {
      long last = System.currentTimeMillis();
      for (int i = 1; goesOn.get(); i++) {
        try {
          producer.send(record(command, i)).get();
          long now = System.currentTimeMillis();
          seen.put("written", seen.get("written").asInt() + 1);
          seen.put("longestPauseMs", Math.max(seen.get("longestPauseMs").asLong(), now - last));
          last = now;
          Thread.sleep(20);
        } catch (Exception problem) {
          seen.put("failed", seen.get("failed").asInt() + 1).put("problem", String.valueOf(problem.getMessage()));
        }
      }
      producer.close();
    });
    thread.start();
    KEPT.put(command.get("name").asText(), new Kept(goesOn, seen, thread));
  }

  private static void stop(JsonNode command, ObjectNode answer) throws InterruptedException {
    Kept kept = KEPT.remove(command.get("name").asText());
    kept.goesOn().set(false);
    kept.thread().join();
    answer.setAll(kept.seen());
  }
}
