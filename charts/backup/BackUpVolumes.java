import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.*;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Makes a VolumeSnapshot of each claim and waits until it can be restored from. Only then it deletes those of the claim
 * that are too old, so that a claim whose snapshots fail keeps all that it has, and the newest that is ready always
 * stays. Prints a line for each snapshot that it makes or deletes, and ends with 1 when something could not be done.
 */
public final class BackUpVolumes {
  /** `labels` are those of the snapshots and what they are found by; `access` is the folder of token and `ca.crt`. */
  record Configuration(
      String namespace,
      List<String> claims,
      String snapshotClass,
      Map<String, String> labels,
      int keepDays,
      int waitSeconds,
      String access) {
    String selector() {
      return labels.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()).collect(Collectors.joining(","));
    }
  }

  /** What the API server said, or that it said nothing. */
  static final class Refused extends Exception {
    final int status;

    Refused(String message, int status) {
      super(message);
      this.status = status;
    }
  }

  interface Step {
    void run() throws Refused, InterruptedException;
  }

  private static final ObjectMapper json = new ObjectMapper();
  private static final int most = 500;
  private static final int tries = 5;
  private static final Duration pause = Duration.ofSeconds(5);

  private final Configuration file;
  private final HttpClient client;
  private final String server;
  private int failures;

  private BackUpVolumes(Configuration file, HttpClient client, String server) {
    this.file = file;
    this.client = client;
    this.server = server;
  }

  public static void main(String[] arguments) throws InterruptedException {
    System.exit(isDone(arguments[0]) ? 0 : 1);
  }

  private static boolean isDone(String path) throws InterruptedException {
    try {
      Configuration file = json.readValue(new File(path), Configuration.class);
      HttpClient client = HttpClient.newBuilder()
          .sslContext(trusting(Path.of(file.access(), "ca.crt")))
          .connectTimeout(Duration.ofSeconds(10))
          .build();
      return new BackUpVolumes(file, client, server()).run();
    } catch (IOException | GeneralSecurityException problem) {
      System.err.println(path + " or what it names can't be read: " + problem.getMessage());
    }
    return false;
  }

  /** Kubernetes gives every container the address of its API. */
  private static String server() {
    String host = System.getenv("KUBERNETES_SERVICE_HOST");
    String literal = host.contains(":") ? "[" + host + "]" : host;
    return "https://" + literal + ":" + System.getenv("KUBERNETES_SERVICE_PORT");
  }

  private static SSLContext trusting(Path authority) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream in = Files.newInputStream(authority)) {
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in))
        store.setCertificateEntry("authority-" + store.size(), each);
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  /** All begin at once, so that they are as close to each other as can be. */
  private boolean run() throws InterruptedException {
    Map<String, JsonNode> begun = new LinkedHashMap<>();
    for (String claim : file.claims()) attempt(claim, () -> begun.put(claim, begin(claim)));
    Instant deadline = Instant.now().plusSeconds(file.waitSeconds());
    Map<String, JsonNode> ready = new LinkedHashMap<>();
    for (String claim : begun.keySet())
      attempt(claim, () -> ready.put(claim, whenReady(claim, nameOf(begun.get(claim)), deadline)));
    for (String claim : ready.keySet()) attempt(claim, () -> prune(claim, ready.get(claim)));
    System.out.println(ready.size() + " of " + file.claims().size() + " claims have a new snapshot; " + failures + " failures");
    return failures == 0;
  }

  private void attempt(String claim, Step step) throws InterruptedException {
    try {
      step.run();
    } catch (Refused problem) {
      System.err.println(claim + ": " + problem.getMessage());
      failures++;
    }
  }

  private JsonNode begin(String claim) throws Refused, InterruptedException {
    ObjectNode snapshot = json.createObjectNode();
    snapshot.put("apiVersion", "snapshot.storage.k8s.io/v1").put("kind", "VolumeSnapshot");
    ObjectNode metadata = snapshot.putObject("metadata").put("generateName", claim + "-");
    ObjectNode labels = metadata.putObject("labels");
    file.labels().forEach(labels::put);
    ObjectNode spec = snapshot.putObject("spec").put("volumeSnapshotClassName", file.snapshotClass());
    spec.putObject("source").put("persistentVolumeClaimName", claim);
    return ask("POST", "", snapshot.toString());
  }

  /** A driver that reports an error tries again by itself, so only the deadline ends the wait. */
  private JsonNode whenReady(String claim, String name, Instant deadline) throws Refused, InterruptedException {
    while (true) {
      JsonNode snapshot = ask("GET", "/" + name, null);
      JsonNode status = snapshot.path("status");
      if (status.path("readyToUse").asBoolean(false)) {
        System.out.println(claim + ": " + name + " is ready");
        return snapshot;
      }
      if (Instant.now().isAfter(deadline))
        throw new Refused(name + " is not ready after " + file.waitSeconds() + " s: "
            + status.path("error").path("message").asText("the driver says nothing of it"), 0);
      Thread.sleep(pause.toMillis());
    }
  }

  /** By the API server’s clock alone. */
  private void prune(String claim, JsonNode newest) throws Refused, InterruptedException {
    Instant oldest = beginOf(newest).minus(Duration.ofDays(file.keepDays()));
    for (JsonNode snapshot : snapshots()) {
      if (!snapshot.path("spec").path("source").path("persistentVolumeClaimName").asText().equals(claim)) continue;
      if (!beginOf(snapshot).isBefore(oldest)) continue;
      try {
        ask("DELETE", "/" + nameOf(snapshot), null);
        System.out.println(claim + ": " + nameOf(snapshot) + " of " + beginOf(snapshot) + " is deleted");
      } catch (Refused problem) {
        // Somebody else was faster.
        if (problem.status != 404) throw problem;
      }
    }
  }

  private List<JsonNode> snapshots() throws Refused, InterruptedException {
    List<JsonNode> all = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = ask("GET", "?labelSelector=" + quoted(file.selector()) + "&limit=" + most + "&continue=" + quoted(next), null);
      page.path("items").forEach(all::add);
      next = page.path("metadata").path("continue").asText("");
    } while (!next.isEmpty());
    return all;
  }

  private static String quoted(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String nameOf(JsonNode object) {
    return object.path("metadata").path("name").asText();
  }

  private static Instant beginOf(JsonNode object) {
    return Instant.parse(object.path("metadata").path("creationTimestamp").asText());
  }

  /** The token may change while the program runs, so it is read each time. What fails on the way is tried again. */
  private JsonNode ask(String method, String what, String body) throws Refused, InterruptedException {
    String path = "/apis/snapshot.storage.k8s.io/v1/namespaces/" + file.namespace() + "/volumesnapshots" + what;
    Refused last = null;
    for (int count = 0; count < tries; count++) {
      if (last != null) Thread.sleep(pause.toMillis());
      try {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + path))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + Files.readString(Path.of(file.access(), "token")).trim())
            .header("Content-Type", "application/json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        int status = response.statusCode();
        if (status / 100 == 2) return json.readTree(response.body());
        last = new Refused(method + " " + path + " is answered with " + status + ": " + reason(response.body()), status);
        if (status != 429 && status / 100 != 5) throw last;
      } catch (IOException problem) {
        last = new Refused(method + " " + path + " fails: " + problem, 0);
      }
    }
    throw last;
  }

  private static String reason(String body) throws IOException {
    try {
      return json.readTree(body).path("message").asText(body);
    } catch (com.fasterxml.jackson.core.JsonProcessingException notJson) {
      return body;
    }
  }
}
