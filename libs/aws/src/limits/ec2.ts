/** Limits of EC2 instances and what they stand in. */
export const ec2Limits = {
  /** Size of a gp3 volume in GB. EBS user guide, "General Purpose SSD volumes". */
  volumeGb: { min: 1, max: 16_384 },
  /** Most bytes of user data before encoding. EC2 user guide, "Run commands at launch". */
  maxUserDataBytes: 16_384,
} as const;
