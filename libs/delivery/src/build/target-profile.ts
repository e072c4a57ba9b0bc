/** Writes a profile of a role of a target account, which the SDK and the CLI assume anew before its session ends. */
export const writeTargetProfile = (roleVariable: string) =>
  String.raw`printf '[profile target]\nrole_arn = %s\ncredential_source = EcsContainer\n' ` +
  `"$${roleVariable}" > /tmp/aws-config`;

/** What a command is preceded by to be run as that role. */
export const asTarget = "AWS_CONFIG_FILE=/tmp/aws-config AWS_PROFILE=target";
