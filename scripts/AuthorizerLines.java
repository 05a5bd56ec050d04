import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.network.ClientInformation;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.requests.RequestContext;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.metadata.authorizer.StandardAcl;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.server.authorizer.Action;

/**
 * Has Kafka's own authorizer decide, so that what it logs is what brokers log: `views` may read each topic of the command
 * line and `other` none, and both ask for each.
 */
public final class AuthorizerLines {
  public static void main(String[] topics) throws Exception {
    try (StandardAuthorizer authorizer = new StandardAuthorizer()) {
      authorizer.configure(Map.of("super.users", "User:node:broker"));
      Map<Uuid, StandardAcl> rights = new HashMap<>();
      for (String topic : topics) rights.put(Uuid.randomUuid(), mayRead("views", topic));
      authorizer.loadSnapshot(rights);
      authorizer.completeInitialLoad();
      for (String topic : topics)
        for (String user : List.of("views", "other")) authorizer.authorize(fetch(user), List.of(read(topic)));
    }
  }

  private static StandardAcl mayRead(String user, String topic) {
    return new StandardAcl(ResourceType.TOPIC, topic, PatternType.LITERAL, "User:" + user, "*",
        AclOperation.READ, AclPermissionType.ALLOW);
  }

  private static RequestContext fetch(String user) throws Exception {
    return new RequestContext(new RequestHeader(ApiKeys.FETCH, (short) 12, "client", 1), "1",
        InetAddress.getLoopbackAddress(), new KafkaPrincipal("User", user), ListenerName.normalised("CLIENT"),
        SecurityProtocol.SASL_SSL, ClientInformation.EMPTY, false);
  }

  private static Action read(String topic) {
    return new Action(AclOperation.READ, new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL), 1, true, true);
  }
}
