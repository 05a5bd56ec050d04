// An example while it runs: its cluster, its Secrets, the users' job, and the clients that the kit describes.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { Cluster } from './broker-cluster.mjs';
import { Pod } from './broker-pod.mjs';
import { Probe } from './broker-probe.mjs';
import { Secrets, authority, newPassword, wantedCertificates } from './broker-secrets.mjs';
import { execute } from './broker-tools.mjs';

const root = resolve(import.meta.dirname, '..');
const { loadDeployment, manifests } = createRequire(import.meta.url)('../dist/index.js');

/** Listener of each way in. */
export const listeners = { cluster: 'CLIENT', network: 'NETWORK', privateLink: 'PRIVATELINK' };

export class Example {
  #jobs = 0;
  #clients = 0;

  /** @param sessionMs time after which clients with a password prove it again; left out for what the kit sets */
  constructor(name, { folder, software, sessionMs }) {
    Object.assign(this, { name, folder, software, sessionMs, libraries: software.libraries });
    mkdirSync(folder, { recursive: true });
    this.original = readFileSync(join(root, 'deployments', `${name}.yaml`), 'utf8');
    this.file = join(folder, `${name}.yaml`);
    this.change(() => undefined);
  }

  /** Writes the example's file anew, changed from what is in the repository, and renders it. */
  change(edit) {
    const document = parseDocument(this.original);
    const config = document.toJS();
    if (this.sessionMs) config.kafka.properties = { 'connections.max.reauth.ms': this.sessionMs };
    // Without it, nothing looks at the brokers.
    if (config.profile === 'minimal')
      Object.assign(config, {
        monitoring: { kind: 'podMonitor' },
        components: { ...config.components, prometheusOperator: 'required' },
      });
    edit(config);
    writeFileSync(this.file, JSON.stringify(config));
    this.config = config;
    this.deployment = loadDeployment(this.file);
    // Nothing that is looked at here says what is in them.
    const contracts = this.deployment.contracts && { environment: '', topics: [], removals: [], documents: [] };
    this.objects = manifests(this.deployment, { contracts }).waves.flatMap(({ objects }) => objects);
    if (this.cluster) Object.assign(this.cluster, { deployment: this.deployment, objects: this.objects });
  }

  async start() {
    const { folder, libraries, software, deployment, objects } = this;
    this.secrets = new Secrets(join(folder, 'secrets'));
    this.authority = await authority(join(folder, 'ca'), 'authority of the deployment');
    this.stranger = await authority(join(folder, 'stranger'), 'authority of somebody else');
    this.certificates = wantedCertificates(objects, this.config);
    for (const certificate of this.certificates) await this.secrets.writeCertificate(certificate, this.authority);
    const { balancerSecret, issuer, monitor, users = [] } = deployment.security;
    if (balancerSecret && !issuer) {
      this.secrets.write(balancerSecret.secret, balancerSecret.key, newPassword());
      this.secrets.write(monitor.credentials.secret, monitor.credentials.key, newPassword());
      this.secrets.write(monitor.credentials.secret, 'ca.crt', this.authority.text);
    }
    for (const { credential } of users)
      // Most tools that people make Secrets with leave a newline there.
      if (credential.kind === 'password') this.setPassword(credential, `${newPassword()}\n`);
    if (deployment.objectStore.certificateAuthority) {
      const { secret, key } = deployment.objectStore.certificateAuthority;
      this.secrets.write(secret, key, this.stranger.text);
    }
    this.cluster = new Cluster({ folder: join(folder, 'pods'), deployment, objects, secrets: this.secrets, software });
    await this.cluster.start();
    this.probe = new Probe({ libraries, environment: this.cluster.environment() });
  }

  async stop() {
    this.probe?.stop();
    await this.cluster?.stop();
  }

  setPassword({ secret, key }, password) {
    this.secrets.write(secret, key, password);
  }

  user(name) {
    return this.deployment.security.users.find((user) => user.name === name);
  }

  password({ credential: { secret, key } }) {
    return this.secrets.read(secret, key).trimEnd();
  }

  /** Runs the job that keeps users, as its CronJob would. */
  async keepUsers() {
    const { spec } = this.cluster.object('CronJob', 'users').spec.jobTemplate.spec.template;
    const folder = join(this.folder, 'jobs', String((this.#jobs += 1)));
    const pod = new Pod(folder, spec, this.cluster);
    pod.link('opt/kafka/kafka/libs', this.libraries);
    const { code, output } = await pod.run(this.cluster.environment());
    return { code, output: output.replace(/^Picked up .*\n/m, '') };
  }

  /**
   * What the kit prints for a client, with the files that it names beside it.
   * @param wrong files of the client that are not what they should be
   * @param edit changes what the kit printed
   */
  async client({ intent, user, zone, format = 'properties', wrong = {}, edit = (text) => text }) {
    const folder = join(this.folder, 'clients', String((this.#clients += 1)));
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries({ ...this.#credentials(user), ...wrong }))
      writeFileSync(join(folder, name), text);
    const flags = { intent, user, zone, format, credentials: folder };
    const given = Object.entries(flags).filter(([, value]) => value !== undefined);
    const args = ['client', this.file, ...given.flatMap(([flag, value]) => [`--${flag}`, value])];
    const { stdout } = await execute(process.execPath, [join(root, 'dist', 'automq-kit.js'), ...args]);
    const settings = join(folder, `client.${format}`);
    writeFileSync(settings, edit(stdout));
    this.#carry(stdout, intent);
    return settings;
  }

  #credentials(name) {
    if (name === undefined) return {};
    const user = this.user(name);
    const { broker } = this.deployment.security.certificates;
    const ca = { 'ca.crt': this.secrets.read(broker.secret, 'ca.crt') };
    return user.credential.kind === 'password'
      ? { ...ca, password: this.password(user) }
      : { ...ca, 'tls-combined.pem': this.secrets.read(user.credential.secret, 'tls-combined.pem') };
  }

  /** Lets a load balancer carry connections to the name that a client begins with: to the zone in it, or to all. */
  #carry(settings, intent) {
    const [, host, port] = /bootstrap[._]servers=([^:\s]+):(\d+)/i.exec(settings);
    if (this.cluster.hasName(host)) return;
    const ofZone = this.cluster.brokers.filter(({ pool }) => host.includes(`.${pool.zone.id}.`));
    const targets = ofZone.length > 0 ? ofZone : this.cluster.brokers;
    this.cluster.forward({ host, port: Number(port) }, listeners[intent], targets);
  }

  /** Settings of an operator's tools: the certificate of the users' job on the listener between brokers. */
  operator() {
    const { users } = this.deployment.security.certificates ?? {};
    const file = join(this.folder, 'operator.properties');
    const [node] = this.cluster.brokers;
    const { host, port } = this.cluster.advertised(node).INTERNAL;
    const lines = [`bootstrap.servers=${host}:${port}`];
    if (users) {
      const [keyStore, trustStore] = ['tls-combined.pem', 'ca.crt'].map((key) => this.secrets.path(users.secret, key));
      lines.push('security.protocol=SSL', 'ssl.keystore.type=PEM', `ssl.keystore.location=${keyStore}`);
      lines.push('ssl.truststore.type=PEM', `ssl.truststore.location=${trustStore}`);
    }
    writeFileSync(file, `${lines.join('\n')}\n`);
    return { file, bootstrap: `${host}:${port}` };
  }

  /** Runs one of Kafka's own tools by its class. */
  tool(main, args, { settings = this.operator(), environment = {} } = {}) {
    const command = ['--bootstrap-server', settings.bootstrap, '--command-config', settings.file, ...args];
    return execute('java', ['-Xmx128m', '-cp', join(this.libraries, '*'), main, ...command], {
      env: this.cluster.environment(environment),
      timeout: 90_000,
    }).then(({ stdout }) => stdout);
  }
}
