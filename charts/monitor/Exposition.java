import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Series in Prometheus' text format (version 0.0.4), for whoever asks. */
final class Exposition {
  private final StringBuilder text = new StringBuilder();
  private String family;

  /** Answers every request with what `writer` writes then. */
  static void serve(int port, Consumer<Exposition> writer) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
    server.createContext("/", exchange -> {
      Exposition page = new Exposition();
      writer.accept(page);
      byte[] body = page.text.toString().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    // More than one, so that somebody who reads slowly keeps nobody else waiting.
    server.setExecutor(Executors.newFixedThreadPool(4, task -> {
      Thread thread = new Thread(task, "metrics");
      thread.setDaemon(true);
      return thread;
    }));
    server.start();
  }

  /** Begins a series; the samples that follow are its own. */
  Exposition family(String name, String type, String help) {
    family = name;
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    return this;
  }

  /** @param labels names and values by turns */
  Exposition sample(double value, String... labels) {
    text.append(family);
    for (int i = 0; i < labels.length; i += 2)
      text.append(i == 0 ? '{' : ',').append(labels[i]).append("=\"").append(escaped(labels[i + 1])).append('"');
    if (labels.length > 0) text.append('}');
    text.append(' ').append(value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value));
    text.append('\n');
    return this;
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
