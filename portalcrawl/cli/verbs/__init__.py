"""One module for each verb: the function `run` has its arguments and prints its answer. No verb knows another one."""
