import { paths } from './container-paths';

/**
 * Part of a controller's start script. The controllers' disks are the only index of which object in the bucket belongs
 * to which partition. A controller that formats an empty disk in a quorum that exists may win an election with it.
 */
export const emptyDiskCheck = `# An empty disk is right before the quorum has been formed, and a lost disk afterwards.
if [[ ! -e ${paths.metadata}/meta.properties && -e ${paths.quorumState}/formed ]]; then
  permitted=$(cat ${paths.quorumState}/replace 2>/dev/null || true)
  if [[ "$permitted" != "$POD_NAME" ]]; then
    stop "The disk of $POD_NAME is empty, but this deployment has run before: its metadata was on it." \\
      'Starting now could lose the index of all data. Nothing has been written.' \\
      'Follow "A controller lost its disk" in the runbook before anything else.'
  fi
  echo "automq-kit: $POD_NAME joins the quorum with an empty disk, as key \\"replace\\" of ConfigMap quorum-state permits."
fi
`;
