/** What tests read of rendered objects, as Kubernetes spells it. Whether all of it is right the schema test says. */
export interface RenderedKinds {
  readonly ConfigMap: Rendered & { readonly data: Readonly<Record<string, string>> };
  readonly HorizontalPodAutoscaler: Rendered & {
    readonly spec: {
      readonly scaleTargetRef: Named;
      readonly minReplicas: number;
      readonly maxReplicas: number;
      readonly metrics: readonly { readonly resource: unknown }[];
      readonly behavior: { readonly scaleDown: unknown };
    };
  };
  readonly Namespace: Rendered;
  readonly NetworkPolicy: Rendered & {
    readonly spec: { readonly ingress?: readonly IngressRule[]; readonly egress?: readonly EgressRule[] };
  };
  readonly PodDisruptionBudget: Rendered & {
    readonly spec: { readonly selector: Selector; readonly maxUnavailable: number };
  };
  readonly PodMonitor: Rendered & {
    readonly spec: {
      readonly selector: Selector;
      readonly podMetricsEndpoints: readonly {
        readonly relabelings: readonly { readonly targetLabel: string; readonly sourceLabels: readonly string[] }[];
      }[];
    };
  };
  readonly PriorityClass: Rendered & { readonly value: number };
  readonly Secret: Rendered;
  readonly Service: Rendered & {
    readonly spec: { readonly selector: Labels; readonly ports: readonly unknown[] };
  };
  readonly StatefulSet: Rendered & { readonly spec: StatefulSetSpec };
  readonly StorageClass: Rendered & { readonly parameters: Readonly<Record<string, string>> };
}

type Labels = Readonly<Record<string, string>>;

interface Named {
  readonly name: string;
}

interface Rendered {
  readonly metadata: Named & { readonly namespace?: string; readonly labels: Labels; readonly annotations?: Labels };
}

interface Selector {
  readonly matchLabels: Labels;
}

export interface RulePeer {
  readonly podSelector?: Selector;
  readonly namespaceSelector?: Selector;
  readonly ipBlock?: { readonly cidr: string };
}

interface Rule {
  readonly ports: readonly { readonly port: number; readonly protocol: string }[];
}

interface IngressRule extends Rule {
  readonly from: readonly RulePeer[];
}

interface EgressRule extends Rule {
  readonly to: readonly RulePeer[];
}

interface StatefulSetSpec {
  readonly replicas?: number;
  readonly serviceName: string;
  readonly podManagementPolicy: string;
  readonly persistentVolumeClaimRetentionPolicy: unknown;
  readonly volumeClaimTemplates: readonly {
    readonly metadata: Named;
    readonly spec: { readonly storageClassName: string };
  }[];
  readonly template: { readonly metadata: { readonly labels: Labels }; readonly spec: Pod };
}

export interface Pod {
  readonly affinity: {
    readonly nodeAffinity: {
      readonly requiredDuringSchedulingIgnoredDuringExecution: { readonly nodeSelectorTerms: unknown };
    };
    readonly podAntiAffinity: {
      readonly requiredDuringSchedulingIgnoredDuringExecution: readonly {
        readonly labelSelector: Selector;
        readonly topologyKey: string;
      }[];
    };
  };
  readonly automountServiceAccountToken: boolean;
  readonly containers: readonly Container[];
  readonly imagePullSecrets?: readonly Named[];
  readonly nodeSelector?: Labels;
  readonly priorityClassName: string;
  readonly securityContext: { readonly runAsUser: number };
  readonly serviceAccountName: string;
  readonly terminationGracePeriodSeconds: number;
  readonly tolerations?: readonly unknown[];
  readonly volumes: readonly (Named & {
    readonly configMap?: Named & { readonly optional?: boolean };
    readonly secret?: { readonly secretName: string; readonly items: readonly unknown[] };
    readonly emptyDir?: { readonly sizeLimit: string };
  })[];
}

interface Probe {
  readonly periodSeconds: number;
  readonly failureThreshold: number;
  readonly tcpSocket: { readonly port: string };
}

export interface Container extends Named {
  readonly image: string;
  readonly command: readonly string[];
  readonly env: readonly (Named & {
    readonly value?: string;
    readonly valueFrom?: { readonly secretKeyRef?: Named };
  })[];
  readonly ports: readonly Named[];
  readonly startupProbe: Probe;
  readonly readinessProbe: Probe;
  readonly livenessProbe: Probe;
  readonly resources: {
    readonly requests: Readonly<Record<string, string>>;
    readonly limits: Readonly<Record<string, string>>;
  };
  readonly securityContext: unknown;
  readonly volumeDevices?: readonly unknown[];
  readonly volumeMounts: readonly (Named & { readonly mountPath: string; readonly readOnly?: boolean })[];
}
