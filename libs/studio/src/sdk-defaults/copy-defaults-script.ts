/**
 * What every app runs first when it starts: it puts the defaults of SageMaker's Python SDK where the SDK looks for an
 * administrator's (`/etc/xdg/sagemaker/config.yaml`, which people can write in SageMaker's own images).
 *
 * The defaults are read from S3 at every start, because a lifecycle configuration cannot be changed, and a new one is an
 * update of the domain. A script that fails keeps the app from starting, so this one only warns.
 * @param source `s3://` address of the defaults
 */
export function copyDefaultsScript(source: string): string {
  return `#!/bin/bash
set -uo pipefail

source='${source}'
folder="\${SAGEMAKER_DEFAULTS_FOLDER:-/etc/xdg/sagemaker}"

if ! { mkdir -p "\${folder}" && aws s3 cp --only-show-errors "\${source}" "\${folder}/config.yaml"; }; then
  echo "SageMaker's Python SDK has no defaults; for those of the platform: export SAGEMAKER_ADMIN_CONFIG_OVERRIDE=\${source}" >&2
fi
exit 0
`;
}
