#!/bin/bash
# Puts what the environment's apps publish under /mlops/<environment>/ into the environment of every terminal and
# notebook, so that code finds buckets, keys and subnets without anybody copying them:
# /mlops/dev/platform/network/vpc-id becomes MLOPS_PLATFORM_NETWORK_VPC_ID. Which environment it is, the tags of the
# Studio domain say. A script that fails keeps the app from starting, so this one only warns.
set -uo pipefail

profile="${HOME}/.mlops-environment"
marker="source ${profile}"

# What SageMaker tells an app about itself; the domain has the account and the region of the app.
metadata="${1:-/opt/ml/metadata/resource-metadata.json}"
field() { sed -n "s/.*\"$1\": *\"\([^\"]*\)\".*/\1/p" "${metadata}"; }
domain="$(field ResourceArn | cut -d: -f1-5):domain/$(field DomainId)"

if ! environment="$(aws sagemaker list-tags --resource-arn "${domain}" \
  --query "Tags[?Key=='Environment'].Value" --output text)" ||
  ! settings="$(aws ssm get-parameters-by-path --path "/mlops/${environment}" --recursive \
    --query 'Parameters[].[Name,Value]' --output text)"; then
  echo "platform settings could not be read; ${profile} stays as it was" >&2
  exit 0
fi

while IFS=$'\t' read -r name value; do
  [ -n "${name}" ] || continue
  key="$(cut -d/ -f4- <<<"${name}" | tr 'a-z/-' 'A-Z__')"
  printf 'export MLOPS_%s=%q\n' "${key}" "${value}"
done <<<"${settings}" >"${profile}"

grep -qxF "${marker}" "${HOME}/.bashrc" 2>/dev/null || echo "${marker}" >>"${HOME}/.bashrc"
