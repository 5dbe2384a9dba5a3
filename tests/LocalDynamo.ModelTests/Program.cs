using LocalDynamo.ModelTests.Kills;

// The tests run in a test host. This is for the process that some of them start and kill.
return args is [KilledProgram.Argument] ? KilledProgram.Run() : 2;
