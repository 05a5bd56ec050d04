import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Who a client is. `secretFile` holds what its password is derived from, as the job that keeps users derives it; `files`
 * are all that prove who it is. Left out where brokers know no users.
 */
record Login(String user, String secretFile, List<String> files) {
  private static final String PASSWORDS = "sasl.mechanism";

  /** A client's settings with the password in them, where the way in asks for one. */
  Map<String, Object> of(Map<String, String> settings) throws IOException {
    Map<String, Object> all = new HashMap<>(settings);
    if (settings.containsKey(PASSWORDS))
      all.put("sasl.jaas.config",
          "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + user + "\" password=\""
              + password() + "\";");
    return all;
  }

  /** Changes with any of the files, so that a client can be made anew when they were renewed. */
  int state() throws IOException {
    int state = 0;
    if (files != null) for (String file : files) state = 31 * state + Arrays.hashCode(Files.readAllBytes(Path.of(file)));
    return state;
  }

  private String password() throws IOException {
    byte[] secret = Files.readAllBytes(Path.of(secretFile));
    if (secret.length == 0) throw new IOException(secretFile + " is empty: the password is derived from it");
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret));
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }
}
