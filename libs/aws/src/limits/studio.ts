/** Limits of Studio domains, spaces and what they hold (SageMaker API). */
export const studioLimits = {
  /** Time without work until an app is shut down, in minutes. API: `IdleTimeoutInMinutes`. */
  idleMinutes: { min: 60, max: 525_600 },
  /** Size of a space's volume in GB. API: `SpaceEbsVolumeSizeInGb`. */
  volumeGb: { min: 5, max: 16_384 },
  /** Most git repositories that JupyterLab offers. API: `CodeRepositories`. */
  maxRepositories: 10,
} as const;

/** Limits of own images for Studio (SageMaker API). */
export const customImageLimits = {
  /** Longest address, in characters. API: `ImageBaseImage`. */
  maxImageLength: 255,
  /** Longest name that people see, in characters. API: `ImageDisplayName`. */
  maxDisplayNameLength: 128,
  /** Longest entry point, in characters. API: `NonEmptyString256`. */
  maxEntrypointLength: 256,
  /** Most arguments. API: `CustomImageContainerArguments`. */
  maxArguments: 50,
  /** Longest argument, in characters. API: `NonEmptyString64`. */
  maxArgumentLength: 64,
  /** Most environment variables. API: `CustomImageContainerEnvironmentVariables`. */
  maxVariables: 25,
  /** Longest value of an environment variable, in characters. API: `String256`. */
  maxVariableLength: 256,
} as const;

/** The name that people see of an own image: no blanks around it. API: `ImageDisplayName`. */
export const imageDisplayNamePattern = /^(?!.{129})\S(?:.*\S)?$/;

/** The name of a git branch. API: `Branch`. */
export const gitBranchPattern = /^[^ ~^:?*[]{1,1024}$/;

/** When AWS may maintain a tracking server, in UTC: `Sun:03:00`. API: `WeeklyMaintenanceWindowStart`. */
export const maintenanceWindowPattern = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun):(?:[01]\d|2[0-3]):[0-5]\d$/;

/** Limits of notebook instances (SageMaker API). */
export const notebookLimits = {
  /** Size of the volume in GB. API: `NotebookInstanceVolumeSizeInGB`. */
  volumeGb: { min: 5, max: 16_384 },
  /** Most git repositories: the default one, and the additional ones. API: `AdditionalCodeRepositoryNamesOrUrls`. */
  maxRepositories: 4,
} as const;

/**
 * Longest script that Studio or a notebook instance runs when it starts, in characters of base64. API:
 * `StudioLifecycleConfigContent`, `NotebookInstanceLifecycleConfigContent`.
 */
export const maxLifecycleScriptLength = 16_384;
