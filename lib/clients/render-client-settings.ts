import type { ClientRendering } from './client-format';
import { clientHeading } from './client-heading';
import type { ClientSettings } from './client-settings';
import { javaSettings } from './java-settings';
import { librdkafkaSettings } from './librdkafka-settings';
import { renderConfigMap } from './render-config-map';
import { renderEnvironment } from './render-environment';
import { renderProperties } from './render-properties';

/** Settings of a client as the text that it, its container or its cluster reads. Passwords are references. */
export function renderClientSettings(settings: ClientSettings, rendering: ClientRendering): string {
  const { format, role, credentials } = rendering;
  switch (format) {
    case 'properties':
      return [
        ...clientHeading(settings, 'Java clients', credentials),
        ...renderProperties(javaSettings(settings, { role, credentials, left: [] })),
        '',
      ].join('\n');
    case 'librdkafka':
      return [
        ...clientHeading(settings, 'librdkafka and the clients built on it', credentials),
        ...renderProperties(librdkafkaSettings(settings, { role, credentials })),
        '',
      ].join('\n');
    case 'env':
      return renderEnvironment(settings, rendering);
    case 'configmap':
      return renderConfigMap(settings, rendering);
  }
}
