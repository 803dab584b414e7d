"""Forms over HTTP for clients that are not ours. The portal mounts `router` and says who calls; see `access.Caller`."""
