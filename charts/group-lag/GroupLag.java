import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * Says how far consumer groups are behind, in messages and in seconds: the age of the oldest record that a group has not
 * committed yet. It sees offsets and settings, and may read no record. What fails it says once, and goes on.
 */
public final class GroupLag {
  record Configuration(int metricsPort, int intervalSeconds, Login login, Map<String, String> settings) {
    Duration interval() {
      return Duration.ofSeconds(intervalSeconds);
    }
  }

  private final Configuration file;
  private final LagReport report;
  private LagLook look;

  private GroupLag(Configuration file) {
    this.file = file;
    this.report = new LagReport(file.interval());
  }

  public static void main(String[] arguments) throws InterruptedException, IOException {
    GroupLag exporter = new GroupLag(new ObjectMapper().readValue(new File(arguments[0]), Configuration.class));
    Exposition.serve(exporter.file.metricsPort(), exporter.report::write);
    exporter.watch();
  }

  private void watch() throws InterruptedException {
    for (;;) {
      long begin = System.nanoTime();
      look();
      Duration rest = file.interval().minusNanos(System.nanoTime() - begin);
      if (!rest.isNegative()) Thread.sleep(rest.toMillis());
    }
  }

  private void look() throws InterruptedException {
    try {
      if (look == null) look = new LagLook(file, report);
      look.connect();
      look.look();
    } catch (ExecutionException problem) {
      fail(problem.getCause());
    } catch (IOException | RuntimeException problem) {
      fail(problem);
    }
  }

  private void fail(Throwable problem) {
    report.failed(LagReport.explained(problem));
    if (look != null) look.leave();
  }
}
