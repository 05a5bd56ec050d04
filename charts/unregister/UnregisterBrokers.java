import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.Security;
import java.util.*;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.*;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;

/**
 * Unregisters brokers that are gone for good: their pod is not there, nothing has been heard of them, and every broker
 * of their zone that is there comes before them, as it is after a scale-in. One that is being replaced keeps its place.
 * AutoMQ itself refuses while a broker has open streams. It may run as often as one likes. Prints a line for each broker
 * that it unregisters, and ends with 1 when something could not be done.
 */
public final class UnregisterBrokers {
  /**
   * `keyStore` and `trustStore` are left out where connections are in plain text. A broker that fetched metadata within
   * `quietSeconds` is not gone, nor is one that was there in one of two looks, `betweenLooksSeconds` apart.
   */
  record Configuration(
      String bootstrapServers,
      String keyStore,
      String trustStore,
      String domain,
      int quietSeconds,
      int betweenLooksSeconds,
      List<Pool> pools) {
    Map<String, Object> connection() {
      Map<String, Object> settings = new HashMap<>(Map.of(
          "bootstrap.servers", bootstrapServers,
          "client.id", "unregister-brokers",
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

  /** Brokers of a zone: the first `kept` stay whatever happens, and there were never more than `most`. */
  record Pool(String name, int firstNodeId, int kept, int most) {
    Stream<Broker> brokers() {
      return Stream.iterate(0, ordinal -> ordinal < most, ordinal -> ordinal + 1).map(each -> new Broker(this, each));
    }
  }

  record Broker(Pool pool, int ordinal) {
    int id() {
      return pool.firstNodeId() + ordinal;
    }

    String pod() {
      return pool.name() + "-" + ordinal;
    }

    String who() {
      return "broker " + id() + " (" + pod() + ")";
    }
  }

  private final Configuration file;
  private final Admin admin;
  private int unregistered;
  private int failures;

  private UnregisterBrokers(Configuration file, Admin admin) {
    this.file = file;
    this.admin = admin;
  }

  public static void main(String[] arguments) throws InterruptedException {
    // A pod that has just come has a name, whatever was answered before.
    Security.setProperty("networkaddress.cache.ttl", "0");
    Security.setProperty("networkaddress.cache.negative.ttl", "0");
    System.exit(isDone(arguments[0]) ? 0 : 1);
  }

  private static boolean isDone(String path) throws InterruptedException {
    try {
      Configuration file = new ObjectMapper().readValue(new File(path), Configuration.class);
      try (Admin admin = Admin.create(file.connection())) {
        return new UnregisterBrokers(file, admin).run();
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
    Set<Broker> gone = look();
    if (failures == 0 && !gone.isEmpty()) {
      Thread.sleep(1_000L * file.betweenLooksSeconds());
      gone.retainAll(look());
    }
    // Without names to rely on nobody knows who is gone.
    if (failures == 0) for (Broker broker : gone) unregister(broker);
    System.out.printf("%d brokers unregistered, %d failures%n", unregistered, failures);
    return failures == 0;
  }

  /** Who seems to be gone now. */
  private Set<Broker> look() throws ExecutionException, InterruptedException {
    Set<Integer> running = new HashSet<>();
    for (Node node : admin.describeCluster().nodes().get()) running.add(node.id());
    Set<Integer> heard = heardOf();
    Set<Broker> gone = new LinkedHashSet<>();
    for (Pool pool : file.pools()) {
      // A StatefulSet takes away the highest first: before one that is there, nobody is gone for good.
      List<Broker> above = new ArrayList<>();
      pool.brokers().forEach(broker -> {
        boolean isRunning = running.contains(broker.id());
        boolean hasPod = hasPod(broker);
        if (isRunning && !hasPod) fail(broker.who() + " runs, and its name is not known: names can't be relied on");
        if (isRunning || hasPod || heard.contains(broker.id()) || broker.ordinal() < pool.kept()) above.clear();
        else above.add(broker);
      });
      gone.addAll(above);
    }
    return gone;
  }

  /** Who has lately fetched metadata of the quorum, by the clock of its leader, to whom voters come all the time. */
  private Set<Integer> heardOf() throws ExecutionException, InterruptedException {
    QuorumInfo quorum = admin.describeMetadataQuorum().quorumInfo().get();
    long now = Stream.concat(quorum.voters().stream(), quorum.observers().stream())
        .mapToLong(each -> each.lastFetchTimestamp().orElse(0))
        .max()
        .orElse(0);
    Set<Integer> heard = new HashSet<>();
    for (QuorumInfo.ReplicaState observer : quorum.observers())
      if (now - observer.lastFetchTimestamp().orElse(0) < 1_000L * file.quietSeconds()) heard.add(observer.replicaId());
    return heard;
  }

  /** The headless Service names a pod from when it has an address until it is deleted, ready or not. */
  private boolean hasPod(Broker broker) {
    try {
      InetAddress.getByName(broker.pod() + "." + file.domain());
      return true;
    } catch (UnknownHostException none) {
      return false;
    }
  }

  private void unregister(Broker broker) throws InterruptedException {
    try {
      admin.unregisterBroker(broker.id()).all().get();
      unregistered += 1;
      System.out.println(broker.who() + ": gone, unregistered");
    } catch (ExecutionException problem) {
      // It was never there, or has been unregistered before.
      if (problem.getCause() instanceof BrokerIdNotRegisteredException) return;
      fail(broker.who() + " could not be unregistered: " + problem.getCause());
    }
  }

  private void fail(String what) {
    failures += 1;
    System.err.println(what);
  }
}
