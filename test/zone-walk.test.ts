import type { KubernetesObject } from '../lib/model/wave';
import { example, exampleNames } from './support/example';
import { objectsOf } from './support/objects';
import { zoneWalk } from './support/zone-walk';

test.each(exampleNames)('%s: every place in the manifests that speaks of a zone means the same one', (name) => {
  const deployment = example(name);
  const disagreements = deployment.brokers.flatMap(({ zone }) => zoneWalk(objectsOf(deployment), zone));
  expect(disagreements).toEqual([]);
});

/** The objects of an example as text, with one text in place of another: a disagreement somewhere. */
function changed(name: 'production' | 'private', from: string, to: string): readonly KubernetesObject[] {
  const text = JSON.stringify(objectsOf(example(name)));
  if (!text.includes(from)) throw new Error(`"${from}" is not in the manifests of ${name}`);
  return JSON.parse(text.replaceAll(from, to)) as readonly KubernetesObject[];
}

test.each([
  ['rack', 'broker.rack=use1-az4', 'broker.rack=use1-az6'],
  ['nodes of pods', '"values":["use1-az4"]', '"values":["use1-az6"]'],
  ['volumes of pods', 'WaitForFirstConsumer', 'Immediate'],
  ['label of pods', '"automq.com/zone-id":"use1-az4"', '"automq.com/zone-id":"use1-az6"'],
  ['autoscaler', '"kind":"StatefulSet","name":"broker-use1-az4"', '"kind":"StatefulSet","name":"broker-use1-az6"'],
  ['label of metrics', 'pod_label_automq_com_zone_id', 'pod_label_zone'],
  ['zones of the map', 'blocks=use1-az4@', 'blocks=us-east-1a@'],
  ['blocks of load balancers in the map', '10.30.0.0/19,10.30.224.0/27', '10.30.0.0/19'],
  ['blocks that other zones have too', '10.30.0.0/19,10.30.224.0/27', '10.30.32.0/19,10.30.224.0/27'],
  ['node id of broker-use1-az4-0', 'node.id=$((1000', 'node.id=$((2000'],
  ['name of broker-use1-az4-0 outside', '.use1-az4.network.kafka', '.use1-az6.network.kafka'],
  ['certificate of b0.use1-az4.privatelink', '*.use1-az4.privatelink', '*.use1-az5.privatelink'],
  ['port of broker-use1-az4-0 outside', '$((9100 + ', '$((9116 + '],
  ['selector of Service broker-use1-az4-1', 'pod-name":"broker-use1-az4-1"', 'pod-name":"broker-use1-az6-1"'],
  ['Service that is bound for b2', '"name":"broker-use1-az4-2","port":"network"', '"name":"brokers","port":"network"'],
  ['target group of b0', 'handoff:NetworkUse1Az4Slot0', 'handoff:NetworkUse1Az6Slot0'],
  ['broker that the users job asks', 'broker-use1-az4-0.brokers.automq-acme.svc:9094,', ''],
])('on AWS a disagreement about %s is found', (place, from, to) => {
  const { zone } = example('production').brokers[0]!;
  const found = zoneWalk(changed('production', from, to), zone);
  expect(found.filter((line) => line.includes(`zone use1-az4, ${place}`))).not.toEqual([]);
});

test.each([
  ['port of Service broker-room-a-0', '"name":"network","port":9092', '"name":"network","port":9192'],
  ['host of Service broker-room-a-1', '"b1.room-a.network', '"b1.room-b.network'],
  ['rack', 'broker.rack=room-a', 'broker.rack=Room A'],
])('in a private cluster a disagreement about %s is found', (place, from, to) => {
  const { zone } = example('private').brokers[0]!;
  const found = zoneWalk(changed('private', from, to), zone);
  expect(found.filter((line) => line.includes(`zone room-a, ${place}`))).not.toEqual([]);
});
