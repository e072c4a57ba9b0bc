/** Limits of a model's containers (SageMaker API, CreateModel). */
export const modelLimits = {
  /** Containers of a model with several. API: `ContainerDefinitionList`; with one there is nothing to call in turn. */
  containers: { min: 2, max: 15 },
  /** Longest URI of an image, in characters. API: `ContainerImage`. */
  maxImageLength: 255,
  /** Most environment variables of a container. API: `EnvironmentMap`. */
  maxVariables: 100,
  /** Longest value of an environment variable, in characters. API: `EnvironmentValue`. */
  maxVariableLength: 1_024,
} as const;

/** The name of a container's environment variable. API: `EnvironmentKey`. */
export const variableNamePattern = /^[a-zA-Z_]\w{0,1023}$/;

/** Most subnets of a job or a model in a VPC. API: `Subnets`. */
export const maxSubnets = 16;
