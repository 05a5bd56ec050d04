import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.*;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.*;
import org.apache.kafka.clients.admin.*;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.acl.*;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.resource.*;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/**
 * Gives the users of a file the passwords and rights that the file says, then has every node read its certificate
 * again, in case it was renewed, and sees that each listener shows it. It may run as often as one likes; whom the file
 * doesn't name keeps what he has. Prints a line for each change, never a password, and ends with 1 when something could
 * not be done; the rest is done then.
 */
public final class KeepUsers {
  enum State { active, removed }

  enum AclsFrom { file, contracts }

  record Configuration(
      String bootstrapServers,
      String bootstrapControllers,
      String keyStore,
      String trustStore,
      Nodes brokers,
      Nodes controllers,
      String reservedPrefix,
      List<User> users) {
    Map<String, Object> connection(String key, String addresses) {
      return Map.of(
          key, addresses,
          "client.id", "keep-users",
          "default.api.timeout.ms", "30000",
          "request.timeout.ms", "10000",
          "security.protocol", "SSL",
          "ssl.keystore.type", "PEM",
          "ssl.keystore.location", keyStore,
          "ssl.truststore.type", "PEM",
          "ssl.truststore.location", trustStore);
    }
  }

  /** `certificate` is what they should show by now; left out where nobody but they themselves has it. */
  record Nodes(List<Listener> listeners, String certificate) {}

  record Listener(String name, int port) {}

  /** A listener of one node. */
  private record Place(Node node, Listener listener) {
    String who() {
      return "node " + node.id() + ", " + listener.name();
    }
  }

  /**
   * `passwordFile` is left out for a user with a certificate; `isDerived` says that the password is a digest of it.
   * `aclsFrom` is left out where the file decides what the user may do.
   */
  record User(String name, State state, String passwordFile, boolean isDerived, AclsFrom aclsFrom, List<Acl> acls) {
    boolean hasPassword() {
      return state == State.active && passwordFile != null;
    }

    /** Whether somebody else gives and takes its rights, as long as it is there. */
    boolean hasRightsFromContracts() {
      return state == State.active && aclsFrom == AclsFrom.contracts;
    }

    Set<AclBinding> rights() {
      Set<AclBinding> rights = new HashSet<>();
      if (state == State.active) acls.forEach(acl -> rights.addAll(acl.of("User:" + name)));
      return rights;
    }
  }

  /** `name` is left out for the cluster. */
  record Acl(String resource, String name, String pattern, List<String> operations) {
    List<AclBinding> of(String principal) {
      ResourceType type = ResourceType.valueOf(constant(resource));
      ResourcePattern on = new ResourcePattern(
          type, type == ResourceType.CLUSTER ? Resource.CLUSTER_NAME : name, PatternType.valueOf(constant(pattern)));
      return operations.stream()
          .map(operation -> new AclBinding(on, new AccessControlEntry(
              principal, "*", AclOperation.valueOf(constant(operation)), AclPermissionType.ALLOW)))
          .toList();
    }
  }

  private interface Step {
    void run() throws ExecutionException, GeneralSecurityException, InterruptedException, IOException;
  }

  /** Rounds of hashing that a stolen credential costs for each guess; Kafka takes 4096 to 16384. */
  private static final int ITERATIONS = 8192;

  /** The kubelet brings a renewed certificate into running pods within two minutes, at most. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Configuration file;
  private final Admin brokers;
  private final Set<String> others = new TreeSet<>();
  private int changes;
  private int failures;

  private KeepUsers(Configuration file, Admin brokers) {
    this.file = file;
    this.brokers = brokers;
  }

  public static void main(String[] arguments) throws InterruptedException {
    System.exit(isKept(arguments[0]) ? 0 : 1);
  }

  private static boolean isKept(String path) throws InterruptedException {
    try {
      Configuration file = new ObjectMapper().readValue(new File(path), Configuration.class);
      try (Admin brokers = Admin.create(file.connection("bootstrap.servers", file.bootstrapServers()))) {
        return new KeepUsers(file, brokers).keep();
      }
    } catch (IOException problem) {
      System.err.println(path + " can't be read: " + problem.getMessage());
    } catch (ExecutionException problem) {
      System.err.println(explained(problem.getCause()));
    } catch (RuntimeException problem) {
      System.err.println(explained(problem));
    }
    return false;
  }

  private boolean keep() throws ExecutionException, InterruptedException {
    // Nothing at all can be done where this can't.
    brokers.describeCluster().nodes().get();
    attempt("passwords", this::keepPasswords);
    attempt("rights", this::keepRights);
    attempt("certificates of brokers", () -> reload(brokers, file.brokers()));
    attempt("certificates of controllers", this::reloadControllers);
    others.forEach(principal -> System.out.println(principal + ": not in the file, left alone"));
    System.out.printf("%d users, %d changes, %d failures%n", file.users().size(), changes, failures);
    return failures == 0;
  }

  private void keepPasswords() throws ExecutionException, InterruptedException {
    Map<String, Set<ScramMechanism>> known = new HashMap<>();
    brokers.describeUserScramCredentials().all().get().forEach((name, user) ->
        user.credentialInfos()
            .forEach(each -> known.computeIfAbsent(name, any -> new TreeSet<>()).add(each.mechanism())));
    // Kafka refuses a request that names somebody twice.
    Map<ScramMechanism, List<UserScramCredentialAlteration>> alterations = new EnumMap<>(ScramMechanism.class);
    for (ScramMechanism each : ScramMechanism.values()) alterations.put(each, new ArrayList<>());
    Map<String, String> lines = new HashMap<>();
    Set<String> again = new TreeSet<>();
    for (User user : file.users()) {
      Set<ScramMechanism> had = known.containsKey(user.name()) ? known.remove(user.name()) : Set.of();
      if (user.hasPassword()) {
        byte[] password = passwordOf(user);
        if (password == null) continue;
        // Kafka tells nobody whether it is the password that it has, so it is set each time. Connections stay.
        ScramCredentialInfo how = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS);
        alterations.get(how.mechanism()).add(new UserScramCredentialUpsertion(user.name(), how, password));
        if (had.isEmpty()) lines.put(user.name(), "has a password now");
        else again.add(user.name());
      } else {
        had.forEach(each -> alterations.get(each).add(new UserScramCredentialDeletion(user.name(), each)));
        lines.put(user.name(), "has no password any more");
      }
    }
    known.forEach((name, mechanisms) -> {
      if (!name.startsWith(file.reservedPrefix())) {
        others.add("User:" + name);
        return;
      }
      mechanisms.forEach(each -> alterations.get(each).add(new UserScramCredentialDeletion(name, each)));
      lines.put(name, "WARNING: somebody gave this name of a node a password, with which clients are super users."
          + " It is taken away; find out who may alter the cluster, and restart the brokers to end open connections");
    });
    for (List<UserScramCredentialAlteration> each : alterations.values()) {
      if (each.isEmpty()) continue;
      for (var result : brokers.alterUserScramCredentials(each).values().entrySet())
        settle(result.getValue(), result.getKey(), lines.remove(result.getKey()));
    }
    if (!again.isEmpty()) System.out.println("passwords set to those of their Secrets: " + String.join(", ", again));
  }

  /** The password without a newline at its end; null when there is none, which is said. */
  private byte[] passwordOf(User user) {
    try {
      byte[] content = Files.readAllBytes(Path.of(user.passwordFile()));
      int length = content.length > 0 && content[content.length - 1] == '\n' ? content.length - 1 : content.length;
      if (length > 0) return user.isDerived() ? digest(content) : Arrays.copyOf(content, length);
      fail(user.name(), "its password is empty (" + user.passwordFile() + "); what it had before still holds");
    } catch (NoSuchFileException none) {
      fail(user.name(), "has no password at " + user.passwordFile() + ": its Secret or the entry is missing");
    } catch (IOException problem) {
      fail(user.name(), "its password can't be read: " + problem);
    }
    return null;
  }

  /** Of all that the file holds, a newline at its end too. */
  private static byte[] digest(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII);
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }

  private void keepRights() throws ExecutionException, InterruptedException {
    Map<String, Set<AclBinding>> known = new TreeMap<>();
    for (AclBinding right : brokers.describeAcls(AclBindingFilter.ANY).values().get())
      known.computeIfAbsent(right.entry().principal(), any -> new HashSet<>()).add(right);
    for (User user : file.users()) {
      Set<AclBinding> had = known.containsKey("User:" + user.name()) ? known.remove("User:" + user.name()) : Set.of();
      if (user.hasRightsFromContracts()) continue;
      Set<AclBinding> wanted = user.rights();
      Set<AclBinding> surplus = minus(had, wanted);
      if (user.state() == State.active) keepDenials(user, surplus);
      // First what is missing, so that a right that is only written in another way is never gone.
      if (allow(user, minus(wanted, had))) forbid(user, surplus);
    }
    others.addAll(known.keySet());
  }

  /** Files hold no denials, so somebody made them by hand: to take one away would give a right that no file says. */
  private static void keepDenials(User user, Set<AclBinding> rights) {
    rights.removeIf(right -> {
      boolean isDenial = right.entry().permissionType() == AclPermissionType.DENY;
      if (isDenial) System.out.println(user.name() + ": denied by hand, left alone: " + shown(right));
      return isDenial;
    });
  }

  private boolean allow(User user, Set<AclBinding> rights) throws InterruptedException {
    boolean done = true;
    for (var result : brokers.createAcls(rights).values().entrySet())
      done &= settle(result.getValue(), user.name(), "allowed: " + shown(result.getKey()));
    return done;
  }

  private void forbid(User user, Set<AclBinding> rights) throws InterruptedException {
    Map<AclBindingFilter, AclBinding> byFilter = new HashMap<>();
    rights.forEach(right -> byFilter.put(right.toFilter(), right));
    for (var result : brokers.deleteAcls(byFilter.keySet()).values().entrySet())
      settle(result.getValue(), user.name(), "not allowed any more: " + shown(byFilter.get(result.getKey())));
  }

  private void reloadControllers()
      throws ExecutionException, GeneralSecurityException, InterruptedException, IOException {
    try (Admin controllers = Admin.create(file.connection("bootstrap.controllers", file.bootstrapControllers()))) {
      reload(controllers, file.controllers());
    }
  }

  /** Has nodes read their certificates until each listener shows what it should, and says where one doesn't. */
  private void reload(Admin admin, Nodes kind)
      throws ExecutionException, GeneralSecurityException, InterruptedException, IOException {
    Collection<Node> nodes = admin.describeCluster().nodes().get();
    List<Place> places = new ArrayList<>();
    for (Node node : nodes) kind.listeners().forEach(listener -> places.add(new Place(node, listener)));
    SSLContext tls = context();
    Map<Place, X509Certificate> before = shownAt(places, tls);
    Map<Place, X509Certificate> after = before;
    X509Certificate wanted = null;
    Instant end = Instant.now().plus(PATIENCE);
    boolean isDone = false;
    for (int seconds = 0; !isDone && Instant.now().isBefore(end); seconds++) {
      if (seconds % 15 == 0 && !askToReload(admin, nodes)) break;
      // Nodes learn of it from the metadata log, some seconds later.
      Thread.sleep(1_000);
      after = shownAt(places, tls);
      X509Certificate issued = issued(kind);
      wanted = issued == null ? newest(after) : issued;
      isDone = (issued != null || seconds >= 3) && isShown(wanted, after);
    }
    for (Place place : places) report(place, before.get(place), after.get(place), wanted);
    remind(before, after);
  }

  /**
   * A node reads the files of all its certificates again when one of its own settings changes. Taking away one that
   * it hasn't is such a change, and leaves nothing behind that would outrank the node's file.
   */
  private boolean askToReload(Admin admin, Collection<Node> nodes) throws InterruptedException {
    ConfigEntry any = new ConfigEntry("ssl.keystore.location", "");
    AlterConfigOp nothing = new AlterConfigOp(any, AlterConfigOp.OpType.DELETE);
    Map<ConfigResource, Collection<AlterConfigOp>> requests = new HashMap<>();
    nodes.forEach(node ->
        requests.put(new ConfigResource(ConfigResource.Type.BROKER, node.idString()), List.of(nothing)));
    boolean done = true;
    for (var result : admin.incrementalAlterConfigs(requests).values().entrySet())
      done &= settle(result.getValue(), "node " + result.getKey().name(), null);
    return done;
  }
  /** Whether whoever shows a certificate shows this one. */
  private static boolean isShown(X509Certificate wanted, Map<Place, X509Certificate> shown) {
    return shown.values().stream().allMatch(each -> each == null || each.equals(wanted));
  }

  private void report(Place place, X509Certificate before, X509Certificate after, X509Certificate wanted) {
    if (after == null) {
      fail(place.who(), "nobody shows a certificate at " + place.node().host() + ":" + place.listener().port());
      return;
    }
    if (wanted != null && !after.equals(wanted))
      fail(place.who(), "shows the certificate with serial number " + serialOf(after) + " and not the newest, "
          + serialOf(wanted) + ": the node couldn't read it, which its log explains");
    else if (!after.equals(before)) say(place.who(), "shows a renewed certificate, until " + endOf(after));
    if (isEnding(after)) fail(place.who(), "shows a certificate that ends on " + endOf(after) + ": it wasn't renewed");
  }

  /** What nodes show as clients nobody can see from outside, so it is said whenever it is time to think of it. */
  private static void remind(Map<Place, X509Certificate> before, Map<Place, X509Certificate> after) {
    before.entrySet().stream()
        .filter(shown -> shown.getValue() != null && !shown.getValue().equals(after.get(shown.getKey())))
        .min(Comparator.comparing(shown -> shown.getValue().getNotAfter()))
        .ifPresent(first -> System.out.println("restart each of these nodes before " + endOf(first.getValue())
            + ": as clients of others they go on with the certificate of their start"));
  }

  /** What this job shows and trusts, as Kafka reads it from its files. */
  private SSLContext context() throws GeneralSecurityException {
    try (DefaultSslEngineFactory stores = new DefaultSslEngineFactory()) {
      stores.configure(new AdminClientConfig(file.connection("bootstrap.servers", file.bootstrapServers())).values());
      KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(stores.keystore(), null);
      TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trusted.init(stores.truststore());
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
      return tls;
    }
  }

  /** The certificate of each listener; null where none is shown. */
  private static Map<Place, X509Certificate> shownAt(List<Place> places, SSLContext tls) {
    Map<Place, X509Certificate> shown = new LinkedHashMap<>();
    places.forEach(place -> shown.put(place, shownAt(place, tls)));
    return shown;
  }

  private static X509Certificate shownAt(Place place, SSLContext tls) {
    try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket()) {
      socket.connect(new InetSocketAddress(place.node().host(), place.listener().port()), 5_000);
      socket.setSoTimeout(5_000);
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    } catch (IOException none) {
      return null;
    }
  }

  /** What nodes should show by now; null where nobody but they themselves has it. */
  private static X509Certificate issued(Nodes kind) throws GeneralSecurityException, IOException {
    if (kind.certificate() == null) return null;
    try (InputStream file = Files.newInputStream(Path.of(kind.certificate()))) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(file);
    } catch (NoSuchFileException none) {
      return null;
    }
  }

  private static X509Certificate newest(Map<Place, X509Certificate> shown) {
    return shown.values().stream()
        .filter(Objects::nonNull)
        .max(Comparator.comparing(X509Certificate::getNotBefore))
        .orElse(null);
  }

  /** Whether less than a twelfth of its life is left: whoever renews certificates has had time for it. */
  private static boolean isEnding(X509Certificate certificate) {
    Duration life = Duration.between(certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
    return Instant.now().plus(life.dividedBy(12)).isAfter(certificate.getNotAfter().toInstant());
  }

  private static String serialOf(X509Certificate certificate) {
    return certificate.getSerialNumber().toString(16);
  }

  private static String endOf(X509Certificate certificate) {
    return certificate.getNotAfter().toInstant().toString();
  }

  /** Runs a step; the others follow even where it can't be done. */
  private void attempt(String what, Step step) throws InterruptedException {
    try {
      step.run();
    } catch (ExecutionException problem) {
      fail(what, explained(problem.getCause()));
    } catch (GeneralSecurityException | IOException | RuntimeException problem) {
      fail(what, explained(problem));
    }
  }

  /** Waits for a request; `line` is said once it is done, if there is one. */
  private boolean settle(KafkaFuture<?> request, String who, String line) throws InterruptedException {
    try {
      request.get();
      if (line != null) say(who, line);
      return true;
    } catch (ExecutionException problem) {
      return fail(who, explained(problem.getCause()));
    }
  }

  private void say(String who, String what) {
    changes++;
    System.out.println(who + ": " + what);
  }

  private boolean fail(String who, String what) {
    failures++;
    System.err.println(who + ": " + what);
    return false;
  }

  private static String explained(Throwable problem) {
    String said = problem.getClass().getSimpleName() + ": " + problem.getMessage();
    if (problem instanceof AuthenticationException)
      return said + "\n  The nodes and this job don't take each other's certificates. See that all come from one"
          + " authority and have not ended.";
    if (problem instanceof AuthorizationException)
      return said + "\n  This job is let in but may not do that: every node's super.users have to hold its principal.";
    if (problem instanceof TimeoutException)
      return said + "\n  Nobody answered, or nodes hung up. See that they are ready, that NetworkPolicies let this pod"
          + " reach them, and that their files hold the common name of this job's certificate.";
    return problem.getCause() == null ? said : said + " (" + problem.getCause().getMessage() + ")";
  }

  /** A right as people say it: `read topic orders`, `write topic inventory.*`. */
  private static String shown(AclBinding right) {
    AccessControlEntry entry = right.entry();
    ResourcePattern on = right.pattern();
    return (entry.permissionType() == AclPermissionType.DENY ? "(denial) " : "")
        + (entry.operation() + " " + on.resourceType()).toLowerCase(Locale.ROOT)
        + (on.resourceType() == ResourceType.CLUSTER ? "" : " " + on.name())
        + (on.patternType() == PatternType.PREFIXED ? "*" : "")
        + (entry.host().equals("*") ? "" : " from " + entry.host());
  }

  private static Set<AclBinding> minus(Set<AclBinding> some, Set<AclBinding> others) {
    Set<AclBinding> rest = new HashSet<>(some);
    rest.removeAll(others);
    return rest;
  }

  /** `transactionalId` as Kafka's constant is called. */
  private static String constant(String name) {
    return name.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
  }
}
