/** Flexible window of a schedule of EventBridge Scheduler, in minutes. API: `MaximumWindowInMinutes`. */
export const flexibleWindowMinutes = { min: 1, max: 1_440 } as const;
