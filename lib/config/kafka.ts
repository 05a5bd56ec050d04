import { z } from 'zod';
import { derivable, secretName, zoneId } from './fields';
import { defaultAutomqVersion } from '../facts/automq-versions';

const image = z
  .strictObject({
    registry: z
      .string()
      .max(253)
      .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/, {
        error: 'must be a host, with a port where needed and no "https://", such as "registry.acme.example:5000"',
      })
      .default('docker.io')
      .describe('Registry that nodes pull from; the mirror in an air-gapped site.'),
    repository: z
      .string()
      .max(253)
      .regex(/^[a-z0-9]+([._/-]+[a-z0-9]+)*$/, {
        error: 'must be a repository path without registry and tag, such as "automqinc/automq"',
      })
      .default('automqinc/automq')
      .describe('Repository of AutoMQ’s main image.'),
    tag: z
      .string()
      .regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/, { error: 'must be an image tag such as "1.7.3"' })
      .default(defaultAutomqVersion)
      .describe('Tag of the main image; `latest` and the other flavours are refused.'),
    digest: z
      .string()
      .regex(/^sha256:[0-9a-f]{64}$/, { error: 'must be a digest such as "sha256:" and 64 hexadecimal digits' })
      .optional()
      .describe('Digest of the image, to pin its bytes. Take it from your registry.'),
    edition: z
      .enum(['openSource', 'commercial'])
      .default('openSource')
      .describe('Which build the image holds. Block and NFS WAL need a commercial one.'),
    architectures: z
      .array(z.enum(['amd64', 'arm64']))
      .min(1)
      .max(2)
      .default(['amd64', 'arm64'])
      .describe(
        'CPU architectures that the image has in this registry. A mirror made by pull and push holds one only.',
      ),
    pullSecret: secretName
      .optional()
      .describe('Kubernetes Secret in the deployment’s namespace with the registry’s credentials.'),
  })
  .prefault({})
  .describe('The container image.');

const upgrade = z
  .strictObject({
    from: z
      .string()
      .regex(/^\d+\.\d+\.\d+$/, { error: 'must be a version of three numbers, such as "1.7.2"' })
      .describe('AutoMQ version that the cluster ran before.'),
    step: z
      .enum(['program', 'levels'])
      .describe(
        '`program`: nodes restart one after another with `kafka.version`, and the formats that they store stay as they were. `levels`: nodes stay as they are, and a job raises `automq.version` and `metadata.version` to those of `kafka.version` as soon as all nodes know them. From this step there is no way back.',
      ),
  })
  .optional()
  .describe(
    'Only while AutoMQ is upgraded: first `program`, then, after a week with a peak in it, `levels`. Then take it out. Change nothing else of the file in the same step. See docs/runbook.md, "Upgrade AutoMQ".',
  );

/** Longest stop that still ends before CloudFormation and EKS give up on a pod, after 14 and 15 minutes. */
export const mostTerminationGraceSeconds = 600;

/**
 * So many have been placed in each of three zones (scripts/cluster-size.mjs). Node ids have room for more; what clients
 * outside the cluster need of each broker has limits of its own.
 */
export const mostBrokersPerZone = 100;

export const kafka = z
  .strictObject({
    clusterId: z
      .string()
      .regex(/^[A-Za-z0-9_][A-Za-z0-9_-]{21}$/, {
        error: 'must be 22 characters of A-Z, a-z, 0-9, "_" and "-"; `automq-kit init` writes one',
      })
      .describe(
        'Kafka’s `cluster.id`, written once by `automq-kit init` and never derived. It is part of every S3 key. A rebuild over an old data bucket needs the old id and the old controllers’ metadata: with the id but empty controllers the objects stay unreadable, so a rebuild without that metadata takes a new id.',
      ),
    version: z
      .string()
      .regex(/^\d+\.\d+\.\d+$/, { error: 'must be a version of three numbers, such as "1.7.3"' })
      .default(defaultAutomqVersion)
      .describe('AutoMQ version; decides which broker properties exist.'),
    upgrade,
    image,
    controllers: z
      .strictObject({
        zones: z
          .array(zoneId)
          .min(1)
          .max(5)
          .describe(
            'The zone of each controller: one entry per controller, three in three zones in production, one outside. A zone may stand twice where there are only two. The list names the voters of the metadata quorum, so it does not change once deployed.',
          ),
        volumeGib: z
          .int()
          .min(8)
          .max(1024)
          .default(20)
          .describe(
            'Size of each controller’s durable volume, GiB. These volumes are the only index of the data in S3. A deployed size changes by the steps of the runbook.',
          ),
      })
      .describe('The metadata quorum.'),
    brokers: z
      .strictObject({
        perZone: derivable(
          z
            .int()
            .min(1)
            .max(mostBrokersPerZone)
            .describe(
              'Brokers in each zone; with an autoscaler the least of them. `derived`: what the workloads need, in ordinary hours where an autoscaler adds brokers, at their worst where the number is fixed.',
            ),
          1,
        ),
        volumeGib: z
          .int()
          .min(4)
          .max(1024)
          .default(10)
          .describe(
            'Size of each broker’s small volume, GiB: its identity and a copy of the metadata, no messages. A deployed size changes by the steps of the runbook.',
          ),
      })
      .describe('The brokers.'),
    terminationGracePeriodSeconds: z
      .int()
      .min(1)
      .max(mostTerminationGraceSeconds)
      .default(360)
      .describe(
        'Seconds that a broker or controller has to stop before the kubelet kills it; a broker then has to recover its WAL at the next start. More helps brokers with many thousand partitions, which close them one after another. A change restarts all nodes.',
      ),
    zoneRouter: z
      .boolean()
      .default(true)
      .describe(
        'Let a client produce and consume in its own zone, with the payload crossing zones through S3 only. Takes two thirds of the WAL cache.',
      ),
    properties: z
      .record(
        z
          .string()
          .max(255)
          .regex(/^[A-Za-z0-9._-]+$/, { error: 'must be a broker property such as "message.max.bytes"' }),
        z.union([
          z
            .string()
            .max(4096)
            .regex(/^[^\r\n]*$/, { error: 'must be one line' }),
          z.number(),
          z.boolean(),
        ]),
      )
      .default({})
      .describe(
        'Further broker properties, checked against the keys of this AutoMQ version. Keys that the kit sets itself are refused.',
      ),
  })
  .describe('Kafka as AutoMQ runs it.');
