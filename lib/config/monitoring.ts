import { z } from 'zod';
import { alertIds, alertSeverities } from '../facts/alert-ids';
import { httpUrl, labelKey, labelValue } from './fields';

const alerts = z
  .strictObject({
    owner: z
      .string()
      .min(1)
      .max(100)
      .optional()
      .describe('Who gets the alerts of the platform. Left out: the `owner` of the deployment.'),
    labels: z
      .record(labelKey, labelValue)
      .default({})
      .describe('Labels of every alert, by which your Alertmanager routes it.'),
    runbookUrl: httpUrl
      .optional()
      .describe(
        'Where you publish the rendered runbook; alerts then carry a link to their heading. They always carry the heading and the command that prints it.',
      ),
    changed: z
      .array(
        z.strictObject({
          alert: z.enum(alertIds).describe('Which alert.'),
          threshold: z.number().optional().describe('Another threshold, in the unit of the alert’s page.'),
          forMinutes: z.number().min(0).max(1440).optional().describe('Other minutes for which it must hold.'),
          severity: z.enum(alertSeverities).optional().describe('Another severity.'),
          state: z.enum(['on', 'off']).default('on').describe('`off` leaves it out.'),
          reason: z.string().min(1).max(300).describe('Why; it is written beside the alert.'),
        }),
      )
      .max(100)
      .default([])
      .describe('Alerts that differ from the kit’s.'),
  })
  .prefault({})
  .describe('Alert rules for the Prometheus operator.');

const dashboards = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none').describe('No dashboards.') }),
    z.strictObject({
      kind: z.literal('configMaps').describe('Grafana dashboards in ConfigMaps, for Grafana’s sidecar.'),
      label: labelKey.default('grafana_dashboard').describe('Label by which the sidecar finds them; its value is `1`.'),
      folder: z
        .string()
        .min(1)
        .max(60)
        .regex(/^[A-Za-z0-9][A-Za-z0-9 ._-]*$/, {
          error: 'must be letters, digits, spaces, ".", "_" and "-", such as "AutoMQ"; the sidecar takes it for a path',
        })
        .default('AutoMQ')
        .describe('Folder of Grafana that they are put in.'),
    }),
  ])
  .prefault({ kind: 'configMaps' })
  .describe('Grafana dashboards.');

const canary = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none').describe('No canary.') }),
    z.strictObject({
      kind: z
        .literal('perZone')
        .describe('In each zone a pod that produces and consumes by each way in, as a client of that zone does.'),
      intervalSeconds: z
        .int()
        .min(5)
        .max(300)
        .default(15)
        .describe('Seconds between two rounds. Each writes a small record, and so an object, on every broker.'),
    }),
  ])
  .prefault({ kind: 'perZone' })
  .describe('Says whether clients are served, from where they are.');

const groupLag = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none').describe('Lag is known in messages only.') }),
    z.strictObject({
      kind: z.literal('exporter').describe('A pod that says how many seconds each consumer group is behind.'),
      intervalSeconds: z.int().min(10).max(300).default(30).describe('Seconds between two looks.'),
    }),
  ])
  .prefault({ kind: 'exporter' })
  .describe('How far consumer groups are behind.');

/** How metrics are collected, and what is made of them. */
export const monitoring = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none').describe('Nothing scrapes the metrics.') }),
    z.strictObject({
      kind: z.literal('podMonitor').describe('A PodMonitor and alert rules for the Prometheus operator.'),
      scrapeIntervalSeconds: z.int().min(10).max(300).default(30).describe('Seconds between scrapes.'),
      labels: z
        .record(labelKey, labelValue)
        .default({})
        .describe('Labels by which your Prometheus selects the PodMonitor and the rules.'),
      alerts,
      dashboards,
      canary,
      groupLag,
    }),
  ])
  .prefault({ kind: 'podMonitor' })
  .describe('How metrics are collected.');
