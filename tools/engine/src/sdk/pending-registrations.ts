import type { Resource } from "@pulumi/pulumi";

/** A resource whose constructor ran but whose registration has not been sent. */
interface PendingRegistration {
  readonly name?: string;
  readonly type?: string;
  readonly phase: string;
  readonly inputProperty?: string;
}

/** The SDK's registrations that are under way. It forgets those that fail; this also keeps what they failed at. */
export class PendingRegistrations extends Map<Resource, PendingRegistration> {
  /** Registrations that failed while their inputs were awaited, the first one first. */
  readonly failed: PendingRegistration[] = [];

  override delete(resource: Resource): boolean {
    const registration = this.get(resource);
    if (registration?.phase === "inputs" && registration.inputProperty !== undefined) {
      this.failed.push(registration);
    }
    return super.delete(resource);
  }
}
