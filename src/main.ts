// The composition root: the only reader of arguments, environment and the real clock. The command line takes over here.
process.stderr.write('lotproof: the command line is not built yet.\n');
process.exitCode = 1;
