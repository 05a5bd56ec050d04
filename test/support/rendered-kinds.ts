/** What tests read of rendered objects, as Kubernetes spells it. Whether all of it is right the schema test says. */
export interface RenderedKinds {
  readonly Certificate: Rendered & { readonly spec: CertificateSpec };
  readonly ConfigMap: Rendered & { readonly data: Readonly<Record<string, string>> };
  readonly CronJob: Rendered & {
    readonly spec: {
      readonly schedule: string;
      readonly jobTemplate: {
        readonly spec: { readonly template: { readonly metadata: { readonly labels: Labels }; readonly spec: Pod } };
      };
    };
  };
  readonly Deployment: Rendered & {
    readonly spec: {
      readonly replicas: number;
      readonly selector: Selector;
      readonly strategy: { readonly type: string };
      readonly template: { readonly metadata: { readonly labels: Labels }; readonly spec: Pod };
    };
  };
  readonly HorizontalPodAutoscaler: Rendered & {
    readonly spec: {
      readonly scaleTargetRef: Named;
      readonly minReplicas: number;
      readonly maxReplicas: number;
      readonly metrics: readonly { readonly resource: unknown }[];
      readonly behavior: { readonly scaleDown: unknown };
    };
  };
  readonly Issuer: Rendered & { readonly spec: { readonly ca?: { readonly secretName: string } } };
  readonly Namespace: Rendered;
  readonly NetworkPolicy: Rendered & {
    readonly spec: {
      readonly podSelector: Selector;
      readonly ingress?: readonly IngressRule[];
      readonly egress?: readonly EgressRule[];
    };
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
  readonly PrometheusRule: Rendered & {
    readonly spec: {
      readonly groups: readonly {
        readonly name: string;
        readonly interval?: string;
        readonly rules: readonly {
          readonly record?: string;
          readonly alert?: string;
          readonly expr: string;
          readonly for?: string;
          readonly labels?: Labels;
          readonly annotations?: Readonly<Record<string, string>>;
        }[];
      }[];
    };
  };
  readonly ScaledObject: Rendered & {
    readonly spec: {
      readonly scaleTargetRef: Named;
      readonly minReplicaCount: number;
      readonly maxReplicaCount: number;
      readonly fallback: unknown;
      readonly advanced: { readonly horizontalPodAutoscalerConfig: Named & { readonly behavior: unknown } };
      readonly triggers: readonly { readonly type: string; readonly metadata: Labels }[];
    };
  };
  readonly Role: Rendered & { readonly rules: readonly object[] };
  readonly Secret: Rendered;
  readonly Service: Rendered & {
    readonly spec: { readonly type?: string; readonly selector: Labels; readonly ports: readonly ServicePort[] };
  };
  readonly ServiceAccount: Rendered & { readonly automountServiceAccountToken: boolean };
  readonly StatefulSet: Rendered & { readonly spec: StatefulSetSpec };
  readonly StorageClass: Rendered & {
    readonly parameters: Readonly<Record<string, string>>;
    readonly volumeBindingMode: string;
  };
  readonly TargetGroupBinding: Rendered & {
    readonly spec: {
      readonly serviceRef: Named & { readonly port: string };
      readonly targetGroupARN: string;
    };
  };
}

export interface CertificateSpec {
  readonly secretName: string;
  readonly commonName: string;
  readonly dnsNames?: readonly string[];
  readonly isCA?: boolean;
  readonly duration: string;
  readonly renewBefore?: string;
  readonly privateKey: { readonly algorithm: string; readonly encoding: string; readonly rotationPolicy: string };
  readonly usages: readonly string[];
  readonly issuerRef: Named & { readonly kind: string };
}

interface ServicePort extends Named {
  readonly port: number;
  readonly targetPort: string;
  readonly nodePort?: number;
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
  readonly matchExpressions?: readonly unknown[];
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
  readonly minReadySeconds: number;
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
  readonly hostAliases?: readonly { readonly ip: string; readonly hostnames: readonly string[] }[];
  readonly imagePullSecrets?: readonly Named[];
  readonly nodeSelector?: Labels;
  readonly priorityClassName?: string;
  readonly securityContext: { readonly runAsUser: number };
  readonly serviceAccountName: string;
  readonly terminationGracePeriodSeconds: number;
  readonly tolerations?: readonly unknown[];
  readonly volumes: readonly (Named & {
    readonly configMap?: Named & { readonly optional?: boolean };
    readonly secret?: {
      readonly secretName: string;
      readonly items: readonly unknown[];
      readonly defaultMode?: number;
    };
    readonly projected?: { readonly sources: readonly { readonly secret?: Named & { readonly optional?: boolean } }[] };
    readonly emptyDir?: { readonly sizeLimit: string; readonly medium?: string };
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
  readonly ports: readonly (Named & { readonly containerPort: number; readonly protocol: string })[];
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
