/** Names of the errors by which services say that something is not there. */
const names =
  /^(NotFound|ResourceNotFound(Exception)?|FileSystemNotFound|MountTargetNotFound|NoSuchBucket|Invalid(Group|NetworkInterfaceID|Permission)\.NotFound)$/;

/** SageMaker says it in words. */
const words = /could not find|does not exist|not found/i;

/** A deletion that is done, also if the thing is gone by now: a cleanup that has stopped half way can be run again. */
export async function unlessGone(deletion: Promise<unknown>): Promise<void> {
  await isThere(deletion);
}

/** Whether a request finds the thing that it names. */
export async function isThere(request: Promise<unknown>): Promise<boolean> {
  try {
    await request;
    return true;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const isGone =
      names.test(error.name) || (error.name === "ValidationException" && words.test(error.message));
    if (!isGone) throw error;
    return false;
  }
}
