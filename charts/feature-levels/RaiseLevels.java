import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.util.*;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.*;

/**
 * Raises feature levels of a cluster to those of its program, the second step of an upgrade. A level that is there or
 * above is left alone. The controller is asked first whether every broker and controller that is registered knows the
 * levels, and nothing is raised while one does not. It may run as often as one likes. Prints a line for each feature, and
 * ends with 1 when a level could not be raised.
 */
public final class RaiseLevels {
  /**
   * `keyStore` and `trustStore` are left out where connections are in plain text. Features are raised in their order, and
   * brokers have `seenWithinSeconds` to see each level.
   */
  record Configuration(
      String bootstrapServers, String keyStore, String trustStore, int seenWithinSeconds, List<Feature> features) {
    Map<String, Object> connection() {
      Map<String, Object> settings = new HashMap<>(Map.of(
          "bootstrap.servers", bootstrapServers,
          "client.id", "raise-levels",
          "default.api.timeout.ms", "30000",
          "request.timeout.ms", "10000"));
      if (keyStore != null)
        settings.putAll(Map.of(
            "security.protocol", "SSL",
            "ssl.keystore.type", "PEM",
            "ssl.keystore.location", keyStore,
            "ssl.truststore.type", "PEM",
            "ssl.truststore.location", trustStore));
      return settings;
    }
  }

  /** A level by Kafka's number, and what people call it. */
  record Feature(String name, short level, String called) {
    String wanted() {
      return called.equals(String.valueOf(level)) ? called : called + " (level " + level + ")";
    }
  }

  private final Configuration file;
  private final Admin admin;
  private int raised;
  private int failures;

  private RaiseLevels(Configuration file, Admin admin) {
    this.file = file;
    this.admin = admin;
  }

  public static void main(String[] arguments) throws InterruptedException {
    System.exit(isDone(arguments[0]) ? 0 : 1);
  }

  private static boolean isDone(String path) throws InterruptedException {
    try {
      Configuration file = new ObjectMapper().readValue(new File(path), Configuration.class);
      try (Admin admin = Admin.create(file.connection())) {
        return new RaiseLevels(file, admin).run();
      }
    } catch (IOException problem) {
      System.err.println(path + " can't be read: " + problem.getMessage());
    } catch (ExecutionException problem) {
      System.err.println("brokers can't be asked: " + problem.getCause());
    } catch (RuntimeException problem) {
      System.err.println(problem);
    }
    return false;
  }

  private boolean run() throws ExecutionException, InterruptedException {
    List<Feature> below = new ArrayList<>();
    for (Feature feature : file.features()) {
      short now = levelOf(feature);
      if (now < feature.level()) below.add(feature);
      else System.out.println(feature.name() + (now > feature.level() ? ": " + now + ", above " : ": ") + feature.wanted());
    }
    for (Feature feature : below) tryTo(feature, true);
    if (failures == 0) for (Feature feature : below) if (failures == 0) raise(feature);
    System.out.printf("%d levels raised, %d failures%n", raised, failures);
    return failures == 0;
  }

  /** What brokers take for the cluster's level; one that was never set is 0. */
  private short levelOf(Feature feature) throws ExecutionException, InterruptedException {
    FinalizedVersionRange range =
        admin.describeFeatures().featureMetadata().get().finalizedFeatures().get(feature.name());
    return range == null ? 0 : range.maxVersionLevel();
  }

  private void raise(Feature feature) throws ExecutionException, InterruptedException {
    short before = levelOf(feature);
    if (!tryTo(feature, false)) return;
    for (int i = 0; i < file.seenWithinSeconds() && levelOf(feature) < feature.level(); i += 1) Thread.sleep(1_000);
    if (levelOf(feature) < feature.level()) {
      fail(feature.name() + " was raised, and brokers do not see it within " + file.seenWithinSeconds() + " s");
      return;
    }
    raised += 1;
    System.out.println(feature.name() + ": raised from " + before + " to " + feature.wanted());
  }

  /** @return whether the controller does it, or would */
  private boolean tryTo(Feature feature, boolean validateOnly) throws InterruptedException {
    FeatureUpdate update = new FeatureUpdate(feature.level(), FeatureUpdate.UpgradeType.UPGRADE);
    UpdateFeaturesOptions options = new UpdateFeaturesOptions().validateOnly(validateOnly);
    try {
      admin.updateFeatures(Map.of(feature.name(), update), options).all().get();
      return true;
    } catch (ExecutionException problem) {
      fail(feature.name() + " can't be raised to " + feature.wanted() + ": " + problem.getCause().getMessage());
      return false;
    }
  }

  private void fail(String what) {
    failures += 1;
    System.err.println(what);
  }
}
