import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.*;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Looks at all groups, again and again, and remembers what it takes to tell the age of a record from its offset. */
final class LagLook {
  /** Positions of groups in partitions that there is room for, in memory and in Prometheus. */
  private static final int MOST_POSITIONS = 10_000;

  /** Groups in one request to a coordinator. */
  private static final int GROUPS_AT_ONCE = 200;

  /** Questions about one partition in one look; each halves what is open. */
  private static final int MOST_QUESTIONS = 24;

  /** Looks after which the settings of a topic are read again. */
  private static final int LOOKS_OF_SETTINGS = 10;

  /** Then all is connected anew. */
  private static final Duration LIFE = Duration.ofMinutes(5);

  private final GroupLag.Configuration file;
  private final LagReport report;
  private final Map<TopicPartition, OffsetHistory> histories = new HashMap<>();
  private Map<String, Long> retentionMillis = new TreeMap<>();
  /** Groups that told nothing in the last look. */
  private Set<String> silent = Set.of();
  private int looks;
  private Admin admin;
  private long begin;
  private int login;

  LagLook(GroupLag.Configuration file, LagReport report) {
    this.file = file;
    this.report = report;
  }

  /** Connects where it is not, or with what was renewed since. */
  void connect() throws IOException {
    if (admin != null && (System.nanoTime() - begin > LIFE.toNanos() || file.login().state() != login)) leave();
    if (admin != null) return;
    begin = System.nanoTime();
    login = file.login().state();
    Map<String, Object> settings = file.login().of(file.settings());
    int patience = Math.toIntExact(file.interval().toMillis());
    settings.put("request.timeout.ms", patience);
    settings.put("default.api.timeout.ms", patience);
    admin = Admin.create(settings);
  }

  void leave() {
    if (admin != null) admin.close(Duration.ZERO);
    admin = null;
  }

  void look() throws ExecutionException, InterruptedException {
    TreeSet<String> groups = new TreeSet<>();
    for (ConsumerGroupListing each : admin.listConsumerGroups().all().get()) groups.add(each.groupId());
    Map<LagReport.Position, Long> committed = new HashMap<>();
    int seen = committed(new ArrayList<>(groups), committed);
    Set<TopicPartition> partitions = new HashSet<>();
    committed.keySet().forEach(position -> partitions.add(position.partition()));
    Map<TopicPartition, Long> ends = ends(partitions);
    askForAges(committed, ends);
    long now = System.currentTimeMillis();
    committed.forEach((position, offset) -> {
      Long end = ends.get(position.partition());
      if (end != null)
        report.lag(position, Math.max(0, end - offset), histories.get(position.partition()).age(offset, now), now);
    });
    keepRetention(partitions);
    report.retention(retentionMillis);
    report.looked(committed.keySet(), silent, groups.size() - seen);
    report.say("room", seen == groups.size() ? null : "there is room for " + MOST_POSITIONS + " positions; left out are "
        + (groups.size() - seen) + " groups, those whose names follow \"" + new ArrayList<>(groups).get(seen - 1) + "\"");
    looks++;
  }

  /** Reads what groups have committed, in the order of their names. @return the number of groups that there was room for */
  private int committed(List<String> groups, Map<LagReport.Position, Long> committed) throws InterruptedException {
    Map<String, String> problems = new TreeMap<>();
    silent = problems.keySet();
    int seen = 0;
    while (seen < groups.size() && committed.size() < MOST_POSITIONS) {
      List<String> some = groups.subList(seen, Math.min(seen + GROUPS_AT_ONCE, groups.size()));
      Map<String, ListConsumerGroupOffsetsSpec> all = new HashMap<>();
      some.forEach(group -> all.put(group, new ListConsumerGroupOffsetsSpec()));
      ListConsumerGroupOffsetsResult result = admin.listConsumerGroupOffsets(all);
      for (String group : some) {
        if (committed.size() >= MOST_POSITIONS) break;
        try {
          result.partitionsToOffsetAndMetadata(group).get().forEach((partition, offset) -> {
            if (offset != null) committed.put(new LagReport.Position(group, partition), offset.offset());
          });
        } catch (ExecutionException problem) {
          problems.put(group, LagReport.explained(problem.getCause()));
        }
        seen++;
      }
    }
    report.say("groups", summary(problems));
    return seen;
  }

  /** Where partitions end; those that don't say it are left out. */
  private Map<TopicPartition, Long> ends(Set<TopicPartition> partitions) throws InterruptedException {
    Map<TopicPartition, OffsetSpec> questions = new HashMap<>();
    partitions.forEach(partition -> questions.put(partition, OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    ask("partitions", questions).forEach((partition, answer) -> ends.put(partition, answer.offset()));
    histories.keySet().retainAll(partitions);
    long now = System.currentTimeMillis();
    ends.forEach((partition, end) ->
        histories.computeIfAbsent(partition, any -> new OffsetHistory()).sample(now, end));
    return ends;
  }

  /** Asks brokers for times where what was seen leaves too much open: after a start, and of old records. */
  private void askForAges(Map<LagReport.Position, Long> committed, Map<TopicPartition, Long> ends)
      throws InterruptedException {
    Map<TopicPartition, TreeSet<Long>> wanted = new HashMap<>();
    committed.forEach((position, offset) -> {
      if (ends.containsKey(position.partition()))
        wanted.computeIfAbsent(position.partition(), any -> new TreeSet<>()).add(offset);
    });
    long now = System.currentTimeMillis();
    for (int i = 0; i < MOST_QUESTIONS; i++) {
      Map<TopicPartition, Long> asked = new HashMap<>();
      wanted.forEach((partition, offsets) -> {
        OptionalLong question = questionOf(histories.get(partition), offsets, now);
        if (question.isPresent()) asked.put(partition, question.getAsLong());
      });
      if (asked.isEmpty()) break;
      Map<TopicPartition, OffsetSpec> questions = new HashMap<>();
      asked.forEach((partition, time) -> questions.put(partition, OffsetSpec.forTimestamp(time)));
      Map<TopicPartition, ListOffsetsResultInfo> answers = ask("times", questions);
      answers.forEach((partition, answer) ->
          histories.get(partition).answer(asked.get(partition), answer.offset(), answer.timestamp(), now));
      // Who doesn't answer is not asked again in this look.
      wanted.keySet().removeIf(partition -> asked.containsKey(partition) && !answers.containsKey(partition));
    }
    wanted.forEach((partition, offsets) -> histories.get(partition).forgetBefore(offsets.first()));
  }

  private OptionalLong questionOf(OffsetHistory history, Collection<Long> offsets, long now) {
    for (long offset : offsets) {
      OptionalLong question = history.nextQuestion(offset, now, file.interval().toMillis());
      if (question.isPresent()) return question;
    }
    return OptionalLong.empty();
  }

  /** Asks the brokers of all partitions at once. @return the answers that came */
  private Map<TopicPartition, ListOffsetsResultInfo> ask(String what, Map<TopicPartition, OffsetSpec> questions)
      throws InterruptedException {
    Map<TopicPartition, ListOffsetsResultInfo> answers = new HashMap<>();
    Map<String, String> problems = new TreeMap<>();
    ListOffsetsResult result = admin.listOffsets(questions);
    for (TopicPartition partition : questions.keySet()) {
      try {
        answers.put(partition, result.partitionResult(partition).get());
      } catch (ExecutionException problem) {
        // A group keeps its offsets in topics that were deleted.
        if (!(problem.getCause() instanceof UnknownTopicOrPartitionException))
          problems.put(partition.toString(), LagReport.explained(problem.getCause()));
      }
    }
    report.say(what, summary(problems));
    return answers;
  }

  private void keepRetention(Set<TopicPartition> partitions) throws ExecutionException, InterruptedException {
    Set<String> topics = new TreeSet<>();
    partitions.forEach(partition -> topics.add(partition.topic()));
    Map<String, Long> known = new TreeMap<>(retentionMillis);
    known.keySet().retainAll(topics);
    if (looks % LOOKS_OF_SETTINGS != 0) topics.removeAll(known.keySet());
    Map<String, String> problems = new TreeMap<>();
    List<ConfigResource> resources =
        topics.stream().map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic)).toList();
    for (var each : admin.describeConfigs(resources).values().entrySet()) {
      try {
        known.put(each.getKey().name(), retentionOf(each.getValue().get()));
      } catch (ExecutionException problem) {
        known.remove(each.getKey().name());
        if (!(problem.getCause() instanceof UnknownTopicOrPartitionException))
          problems.put(each.getKey().name(), LagReport.explained(problem.getCause()));
      }
    }
    report.say("settings of topics", summary(problems));
    retentionMillis = known;
  }

  /** A topic that is only compacted keeps the last record of each key for ever. */
  private static long retentionOf(Config settings) {
    boolean deletes = settings.get(TopicConfig.CLEANUP_POLICY_CONFIG).value().contains(TopicConfig.CLEANUP_POLICY_DELETE);
    return deletes ? Long.parseLong(settings.get(TopicConfig.RETENTION_MS_CONFIG).value()) : -1;
  }

  private static String summary(Map<String, String> problems) {
    if (problems.isEmpty()) return null;
    Map.Entry<String, String> first = problems.entrySet().iterator().next();
    return problems.size() + " did not answer, first " + first.getKey() + ": " + first.getValue();
  }
}
