/**
 * Key of the tag that names the endpoint which a SageMaker pipeline monitors: nothing else in a pipeline tells it from
 * one that trains.
 */
export const monitoredEndpointTag = "mlops:monitored-endpoint";
