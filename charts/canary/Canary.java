import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Says whether clients of its zone are served: again and again it writes a record to every partition of its topic, by
 * each way in, and reads it back. It counts what fails and never ends because of it.
 */
public final class Canary {
  /** Clients of brokers that work wait no longer, however seldom the rounds are. */
  private static final Duration MOST = Duration.ofSeconds(10);

  record Configuration(
      String zone,
      int metricsPort,
      int intervalSeconds,
      String topic,
      Map<String, String> topicSettings,
      Login login,
      List<Way> ways) {
    Duration interval() {
      return Duration.ofSeconds(intervalSeconds);
    }

    /** How long each of the four steps of a round may wait, so that it is over within three intervals. */
    Duration patience() {
      Duration longest = interval().compareTo(MOST) < 0 ? interval() : MOST;
      return longest.multipliedBy(3).dividedBy(4);
    }
  }

  /** `path` is what series call it. */
  record Way(String path, Map<String, String> settings) {}

  private final Configuration file;
  private final Way way;
  private final CanaryReport report;
  private CanaryClients clients;

  private Canary(Configuration file, Way way) {
    this.file = file;
    this.way = way;
    this.report = new CanaryReport(way.path());
  }

  public static void main(String[] arguments) throws IOException {
    Configuration file = new ObjectMapper().readValue(new File(arguments[0]), Configuration.class);
    List<Canary> canaries = file.ways().stream().map(way -> new Canary(file, way)).toList();
    List<CanaryReport> reports = canaries.stream().map(canary -> canary.report).toList();
    Exposition.serve(file.metricsPort(), page -> CanaryReport.write(page, reports));
    // A way that hangs keeps no other waiting.
    canaries.forEach(canary -> new Thread(canary::watch, canary.way.path()).start());
  }

  private void watch() {
    try {
      for (;;) {
        long begin = System.nanoTime();
        round();
        Duration rest = file.interval().minusNanos(System.nanoTime() - begin);
        if (!rest.isNegative()) Thread.sleep(rest.toMillis());
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() throws InterruptedException {
    try {
      if (clients != null && clients.isOutdated()) leave();
      if (clients == null) clients = new CanaryClients(file, way);
      CanaryRound round = new CanaryRound(file, clients);
      report.seen(round.look());
      report.passed(round.writeAndRead());
    } catch (CanaryRound.Failed failed) {
      fail(failed.partitions, failed.getMessage());
    } catch (ExecutionException problem) {
      fail(0, explained(problem.getCause()));
    } catch (IOException | RuntimeException | TimeoutException problem) {
      fail(0, explained(problem));
    }
  }

  /** The next round connects anew, as a client would that is started now. */
  private void fail(int partitions, String why) {
    report.failed(partitions, why);
    leave();
  }

  private void leave() {
    if (clients != null) clients.close();
    clients = null;
  }

  /** What went wrong, with the cause at its bottom, which often alone says it. */
  static String explained(Throwable problem) {
    if (problem instanceof NoSuchFileException) return problem.getMessage() + " is missing";
    Throwable cause = problem;
    while (cause.getCause() != null) cause = cause.getCause();
    String said = problem.getClass().getSimpleName() + ": " + problem.getMessage();
    return cause == problem ? said : said + " (" + cause.getMessage() + ")";
  }
}
