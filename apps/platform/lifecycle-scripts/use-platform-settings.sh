#!/bin/bash
# Puts what the platform publishes under /mlops/<environment>/ into the environment of every terminal and notebook,
# so that code finds buckets, keys and subnets without anybody copying them: /mlops/dev/network/vpc-id becomes
# MLOPS_NETWORK_VPC_ID. A script that fails keeps the app from starting, so this one only warns.
set -uo pipefail

profile="${HOME}/.mlops-environment"
marker="source ${profile}"

if ! settings="$(aws ssm get-parameters-by-path --path /mlops --recursive \
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
