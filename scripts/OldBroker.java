// Registers a broker of an older release with the active controller, as such a broker does when it starts, and says what
// came of it: `registered`, or the error. It never heartbeats, so that it stays fenced.
//
// Arguments: controllers as host:port, separated by commas; cluster id; node id; settings of the connection as a
// properties file; the features that it knows, each as name=most.
import java.io.FileReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.*;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.BrokerRegistrationRequestData;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.BrokerRegistrationRequest;
import org.apache.kafka.common.requests.BrokerRegistrationResponse;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.common.utils.Time;

public final class OldBroker {
  public static void main(String[] arguments) throws Exception {
    BrokerRegistrationRequestData broker = new BrokerRegistrationRequestData()
        .setClusterId(arguments[1])
        .setBrokerId(Integer.parseInt(arguments[2]))
        .setIncarnationId(Uuid.randomUuid())
        .setLogDirs(new ArrayList<>(List.of(Uuid.randomUuid())));
    broker.listeners().add(new BrokerRegistrationRequestData.Listener()
        .setName("INTERNAL")
        .setHost("old.example")
        .setPort(9094)
        .setSecurityProtocol((short) 0));
    for (String feature : Arrays.copyOfRange(arguments, 4, arguments.length))
      broker.features().add(new BrokerRegistrationRequestData.Feature()
          .setName(feature.split("=")[0])
          .setMinSupportedVersion((short) 1)
          .setMaxSupportedVersion(Short.parseShort(feature.split("=")[1])));
    Properties settings = new Properties();
    settings.load(new FileReader(arguments[3]));
    settings.setProperty("bootstrap.servers", arguments[0]);
    Errors error = Errors.NOT_CONTROLLER;
    for (String controller : arguments[0].split(","))
      if (error == Errors.NOT_CONTROLLER) error = register(controller, settings, broker);
    System.out.println(error == Errors.NONE ? "registered" : error);
  }

  private static Errors register(String controller, Properties settings, BrokerRegistrationRequestData broker)
      throws Exception {
    String[] address = controller.split(":");
    Node node = new Node(0, address[0], Integer.parseInt(address[1]));
    Time time = Time.SYSTEM;
    try (NetworkClient client = ClientUtils.createNetworkClient(
        new AdminClientConfig(settings), "old-broker", new Metrics(), "old", new LogContext(), new ApiVersions(), time, 1,
        20_000, new ManualMetadataUpdater(), new DefaultHostResolver())) {
      NetworkClientUtils.awaitReady(client, node, time, 20_000);
      ClientRequest request = client.newClientRequest(
          node.idString(), new BrokerRegistrationRequest.Builder(broker), time.milliseconds(), true);
      ClientResponse response = NetworkClientUtils.sendAndReceive(client, request, time);
      return Errors.forCode(((BrokerRegistrationResponse) response.responseBody()).data().errorCode());
    }
  }
}
