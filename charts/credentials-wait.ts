import type { Component } from '../lib/model/names';
import { serviceAccountOf } from '../lib/model/names';

/**
 * Part of the start script on EKS. AutoMQ asks for credentials once: when the Pod Identity agent does not answer at
 * that moment, its S3 client goes on without a signature for the life of the process and repeats every 403 for ever.
 */
export function credentialsWait(namespace: string, component: Component): string {
  return `# Without credentials at its first call AutoMQ stays anonymous until it is restarted.
uri=\${AWS_CONTAINER_CREDENTIALS_FULL_URI:-}
token=\${AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE:-}
if [[ -z "$uri" || -z "$token" ]]; then
  stop 'EKS Pod Identity has given this pod no credentials endpoint.' \\
    'Service account ${serviceAccountOf(component)} in namespace ${namespace} needs a Pod Identity association.' \\
    'A pod gets its endpoint when it is made: delete this one once the association is there.'
fi
address=\${uri#http://}
host=\${address%%/*}
port=80
if [[ "$host" == *:* ]]; then
  port=\${host##*:}
  host=\${host%:*}
fi
ask_agent() {
  timeout 10 bash -c '
    exec 3<>"/dev/tcp/$1/$2"
    printf "GET /%s HTTP/1.0\\r\\nHost: %s\\r\\nAuthorization: %s\\r\\n\\r\\n" "$3" "$1" "$(<"$4")" >&3
    head -n 1 <&3 | tr -d "\\r"
  ' ask_agent "$host" "$port" "\${address#*/}" "$token" 2>/dev/null || true
}
deadline=$((SECONDS + 120))
until answer=$(ask_agent) && [[ "$answer" == *' 200 '* ]]; do
  if ((SECONDS >= deadline)); then
    stop "The Pod Identity agent at $uri gave no credentials within 120 seconds (its last answer: \${answer:-none})." \\
      'The add-on eks-pod-identity-agent must run on this node, and the role must trust pods.eks.amazonaws.com.'
  fi
  sleep 2
done
`;
}
