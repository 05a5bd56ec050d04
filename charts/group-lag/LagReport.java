import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/** What is known of every position, for no longer than three looks. */
final class LagReport {
  /** How far a group has come in a partition. */
  record Position(String group, TopicPartition partition) {}

  private record Lag(long messages, double seconds, long seen) {}

  private static final int LOOKS_KEPT = 3;

  private final long life;
  private final Map<Position, Lag> lags = new HashMap<>();
  private Map<String, Long> retentionMillis = Map.of();
  private double lastSuccess;
  private int leftOut;
  /** What was last said of each thing that can go wrong. */
  private final Map<String, String> said = new TreeMap<>();

  LagReport(Duration interval) {
    life = interval.multipliedBy(LOOKS_KEPT).toMillis();
  }

  synchronized void lag(Position position, long messages, long ageMillis, long now) {
    lags.put(position, new Lag(messages, ageMillis / 1e3, now));
  }

  /**
   * A look came to its end.
   * @param positions that there are
   * @param silent groups of which nothing is known this time
   * @param leftOut groups for which there was no room
   */
  synchronized void looked(Set<Position> positions, Set<String> silent, int leftOut) {
    lags.keySet().removeIf(each -> !positions.contains(each) && !silent.contains(each.group()));
    this.leftOut = leftOut;
    lastSuccess = System.currentTimeMillis() / 1e3;
    say("looks", null);
  }

  synchronized void retention(Map<String, Long> millis) {
    retentionMillis = millis;
  }

  synchronized void failed(String why) {
    say("looks", "nothing could be seen: " + why);
  }

  /** Says once what has changed; `problem` is null where there is none. */
  synchronized void say(String what, String problem) {
    String before = problem == null ? said.remove(what) : said.put(what, problem);
    if (problem != null && before == null) System.err.println(Instant.now() + " " + what + ": " + problem);
    if (problem == null && before != null) System.out.println(Instant.now() + " " + what + ": all is well again");
  }

  synchronized void write(Exposition page) {
    long oldest = System.currentTimeMillis() - life;
    lags.values().removeIf(lag -> lag.seen() < oldest);
    page.family("automq_group_lag_messages", "gauge", "Messages that a group has not committed yet.");
    lags.forEach((position, lag) -> page.sample(lag.messages(), labels(position)));
    page.family("automq_group_lag_seconds", "gauge",
        "Age of the oldest message that a group has not committed yet; 0 when there is none.");
    lags.forEach((position, lag) -> page.sample(lag.seconds(), labels(position)));
    page.family("automq_group_lag_last_success_timestamp_seconds", "gauge", "When groups were last looked at; 0 before.");
    page.sample(lastSuccess);
    page.family("automq_group_lag_left_out_groups", "gauge", "Groups for which there was no room.");
    page.sample(leftOut);
    page.family("automq_topic_retention_seconds", "gauge",
        "How long a topic that a group reads keeps its messages; -1 for ever.");
    retentionMillis.forEach((topic, millis) -> page.sample(millis < 0 ? -1 : millis / 1e3, "topic", topic));
  }

  private static String[] labels(Position position) {
    return new String[] {
      "consumer_group", position.group(),
      "topic", position.partition().topic(),
      "partition", String.valueOf(position.partition().partition())
    };
  }

  /** What went wrong, with the cause at its bottom, which often alone says it. */
  static String explained(Throwable problem) {
    Throwable cause = problem;
    while (cause.getCause() != null) cause = cause.getCause();
    String told = problem.getClass().getSimpleName() + ": " + problem.getMessage();
    return cause == problem ? told : told + " (" + cause.getMessage() + ")";
  }
}
