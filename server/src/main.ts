import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { createNodeRuntime } from './node-runtime.ts';
import { startServer } from './start-server.ts';

// The transport is named by the arguments of the process: --node-ipc from VS Code, --stdio from every other editor.
startServer(createConnection(ProposedFeatures.all), createNodeRuntime(__dirname));
