/** What the kit needs to know of an EC2 instance type. */
export interface InstanceTypeFacts {
  readonly vcpu: number;
  /** Memory of the machine in MiB, before what the system and the kubelet keep. */
  readonly memoryMib: number;
  /** Sustained (baseline, not burst) network bandwidth, megabits per second, one direction. */
  readonly networkBaselineMbps: number;
  readonly architecture: 'amd64' | 'arm64';
  /**
   * Pods per node with the VPC CNI without prefix delegation: ENIs x (IPv4 per ENI - 1) + 2. A managed node group
   * with an EKS image also caps it, at 110 below 30 vCPUs and at 250 above.
   */
  readonly maxPods: number;
  /** VPC addresses that a node can hold at most: ENIs x IPv4 per ENI. */
  readonly maxAddresses: number;
  /** Whether CPU above a baseline is paid with credits. */
  readonly burstable: boolean;
}

interface Size {
  readonly vcpu: number;
  readonly enis: number;
  readonly ipv4PerEni: number;
}

/** The sizes that all fixed-performance families below share. */
const sizes = {
  medium: { vcpu: 1, enis: 2, ipv4PerEni: 4 },
  large: { vcpu: 2, enis: 3, ipv4PerEni: 10 },
  xlarge: { vcpu: 4, enis: 4, ipv4PerEni: 15 },
  '2xlarge': { vcpu: 8, enis: 4, ipv4PerEni: 15 },
  '4xlarge': { vcpu: 16, enis: 8, ipv4PerEni: 30 },
  '8xlarge': { vcpu: 32, enis: 8, ipv4PerEni: 30 },
  '12xlarge': { vcpu: 48, enis: 8, ipv4PerEni: 30 },
  '16xlarge': { vcpu: 64, enis: 15, ipv4PerEni: 50 },
} satisfies Record<string, Size>;

/** The sizes of the burstable families; their memory does not follow the vCPUs. */
const burstableSizes = {
  medium: { vcpu: 2, enis: 3, ipv4PerEni: 6, memoryGib: 4, baseline: 256 },
  large: { vcpu: 2, enis: 3, ipv4PerEni: 12, memoryGib: 8, baseline: 512 },
  xlarge: { vcpu: 4, enis: 4, ipv4PerEni: 15, memoryGib: 16, baseline: 1024 },
  '2xlarge': { vcpu: 8, enis: 4, ipv4PerEni: 15, memoryGib: 32, baseline: 2048 },
} satisfies Record<string, Size & { memoryGib: number; baseline: number }>;

/** GiB of memory per vCPU, by the first letter of the family. */
const gibPerVcpu = { c: 2, m: 4, r: 8 };

interface Generation {
  readonly families: readonly `${keyof typeof gibPerVcpu}${string}`[];
  readonly architecture: 'amd64' | 'arm64';
  /** Network baseline in Mbps of medium, large, xlarge, 2xlarge, 4xlarge, 8xlarge, 12xlarge and 16xlarge. */
  readonly baseline: readonly (number | undefined)[];
}

const none = undefined;
const generations: readonly Generation[] = [
  {
    families: ['c6g', 'm6g', 'r6g'],
    architecture: 'arm64',
    baseline: [500, 750, 1250, 2500, 5000, 12_000, 20_000, 25_000],
  },
  {
    families: ['c7g', 'm7g', 'r7g'],
    architecture: 'arm64',
    baseline: [520, 937, 1876, 3750, 7500, 15_000, 22_500, 30_000],
  },
  {
    families: ['c8g', 'm8g', 'r8g'],
    architecture: 'arm64',
    baseline: [520, 937, 1875, 3750, 7500, 15_000, 22_500, 30_000],
  },
  {
    families: ['c6i', 'm6i', 'r6i', 'c7i', 'm7i', 'r7i'],
    architecture: 'amd64',
    baseline: [none, 781, 1562, 3125, 6250, 12_500, 18_750, 25_000],
  },
  {
    families: ['m6in', 'r6in'],
    architecture: 'amd64',
    baseline: [none, 3125, 6250, 12_500, 25_000, 50_000, 75_000, 100_000],
  },
  {
    families: ['c7gn'],
    architecture: 'arm64',
    baseline: [3125, 6250, 12_500, 25_000, 50_000, 100_000, 150_000, 200_000],
  },
];

const addresses = ({ enis, ipv4PerEni }: Size) => ({
  maxPods: enis * (ipv4PerEni - 1) + 2,
  maxAddresses: enis * ipv4PerEni,
});

const fixedPerformance = generations.flatMap(({ families, architecture, baseline }) =>
  families.flatMap((family) =>
    Object.entries(sizes).flatMap(([name, size], index): [string, InstanceTypeFacts][] => {
      const networkBaselineMbps = baseline[index];
      if (networkBaselineMbps === undefined) return [];
      const memoryMib = size.vcpu * gibPerVcpu[family.charAt(0) as keyof typeof gibPerVcpu] * 1024;
      const facts = { vcpu: size.vcpu, memoryMib, networkBaselineMbps, architecture, burstable: false };
      return [[`${family}.${name}`, { ...facts, ...addresses(size) }]];
    }),
  ),
);

const burstable = (
  [
    ['t3', 'amd64'],
    ['t4g', 'arm64'],
  ] as const
).flatMap(([family, architecture]) =>
  Object.entries(burstableSizes).map(([name, size]): [string, InstanceTypeFacts] => [
    `${family}.${name}`,
    {
      vcpu: size.vcpu,
      memoryMib: size.memoryGib * 1024,
      networkBaselineMbps: size.baseline,
      architecture,
      burstable: true,
      ...addresses(size),
    },
  ]),
);

/**
 * The instance types that a deployment may name, by type name.
 * Sources: network specifications in https://docs.aws.amazon.com/ec2/latest/instancetypes/ (as tabulated in
 * pkg/providers/instancetype/zz_generated.bandwidth.go of https://github.com/aws/karpenter-provider-aws), interface and
 * address limits in misc/eni-max-pods.txt and pkg/vpc of https://github.com/aws/amazon-vpc-cni-k8s, managed node group
 * cap in https://docs.aws.amazon.com/eks/latest/userguide/create-managed-node-group.html. Every row was compared with
 * both repositories. Checked 2026-11-20.
 */
export const instanceTypes: Readonly<Record<string, InstanceTypeFacts>> = Object.fromEntries([
  ...burstable,
  ...fixedPerformance,
]);
