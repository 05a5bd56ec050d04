import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What the rounds of a way in have shown so far. */
final class CanaryReport {
  private final String path;
  private long successes;
  private long failures;
  private long failuresInARow;
  private double lastSuccess;
  private int failedPartitions;
  private CanaryRound.Sight sight;
  private CanaryRound.Times times;

  CanaryReport(String path) {
    this.path = path;
  }

  synchronized void seen(CanaryRound.Sight now) {
    sight = now;
  }

  synchronized void passed(CanaryRound.Times now) {
    successes++;
    lastSuccess = Instant.now().toEpochMilli() / 1e3;
    failedPartitions = 0;
    times = now;
    if (successes == 1 || failuresInARow > 0) {
      String after = failuresInARow > 0 ? " after " + failuresInARow + " failed rounds" : "";
      System.out.printf("%s %s: served%s, %d partitions in %.3f s%n",
          Instant.now(), path, after, sight.partitions(), now.endToEndSeconds());
    }
    failuresInARow = 0;
  }

  /** @param partitions that failed; 0 where the round did not come so far */
  synchronized void failed(int partitions, String why) {
    failures++;
    failedPartitions = partitions;
    times = null;
    if (failuresInARow++ == 0) System.err.printf("%s %s: NOT served: %s%n", Instant.now(), path, why);
  }

  static void write(Exposition page, List<CanaryReport> reports) {
    page.family("automq_canary_rounds_total", "counter", "Rounds by their result.");
    for (CanaryReport each : reports) each.writeRounds(page);
    page.family("automq_canary_last_success_timestamp_seconds", "gauge",
        "When a round last succeeded; 0 before the first.");
    for (CanaryReport each : reports) each.write(page, report -> report.lastSuccess);
    page.family("automq_canary_produce_seconds", "gauge",
        "Until every partition had acknowledged its record, in the last round; absent when it failed.");
    for (CanaryReport each : reports) each.write(page, report -> report.times == null ? Double.NaN : report.times.produceSeconds());
    page.family("automq_canary_end_to_end_seconds", "gauge",
        "Until the record of every partition had been read back, in the last round; absent when it failed.");
    for (CanaryReport each : reports) each.write(page, report -> report.times == null ? Double.NaN : report.times.endToEndSeconds());
    page.family("automq_canary_partitions", "gauge", "Partitions of the canary's topic, one for each broker or more.");
    for (CanaryReport each : reports) each.write(page, report -> report.sight == null ? Double.NaN : report.sight.partitions());
    page.family("automq_canary_partitions_led_in_zone", "gauge",
        "Of them, those whose leader is in this zone, as brokers tell this client.");
    for (CanaryReport each : reports) each.write(page, report -> report.sight == null ? Double.NaN : report.sight.ledInZone());
    page.family("automq_canary_partitions_failed", "gauge",
        "Of them, those that failed in the last round; 0 also when it did not come so far.");
    for (CanaryReport each : reports) each.write(page, report -> report.failedPartitions);
  }

  private synchronized void writeRounds(Exposition page) {
    page.sample(successes, "path", path, "result", "success").sample(failures, "path", path, "result", "failure");
  }

  /** What isn't known is left out. */
  private synchronized void write(Exposition page, ToDoubleFunction<CanaryReport> value) {
    double now = value.applyAsDouble(this);
    if (!Double.isNaN(now)) page.sample(now, "path", path);
  }
}
