// What the pod of the job that applies event contracts sees of its ConfigMaps.

/**
 * @param cronJob as it is rendered, or as an API server holds it
 * @param configMapOf gives the ConfigMap of a name
 * @returns content by name of file, from all ConfigMaps that the pod has in one folder
 */
export function contractsJobFiles(cronJob, configMapOf) {
  const { volumes } = cronJob.spec.jobTemplate.spec.template.spec;
  const { sources } = volumes.find(({ name }) => name === 'config').projected;
  return new Map(
    sources
      .map(({ configMap }) => configMapOf(configMap.name))
      .flatMap(({ data = {}, binaryData = {} }) => [
        ...Object.entries(data).map(([file, text]) => [file, Buffer.from(text)]),
        ...Object.entries(binaryData).map(([file, text]) => [file, Buffer.from(text, 'base64')]),
      ]),
  );
}
