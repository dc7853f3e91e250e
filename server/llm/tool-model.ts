// A chat model that can call tools, behind any OpenAI-compatible endpoint, as LangChain's agents want it.
import { ChatOpenAI } from '@langchain/openai';

export type ToolModelConfig = {
  baseUrl: string;
  apiKey: string | null;
  model: string;
  /** For one request. */
  timeoutMs: number;
  /** For one reply: a few tool calls or a short list of ids. */
  maxTokens: number;
};

/**
 * The model of the configured endpoint. No retries and no streaming: a lookup that does not come is not waited for twice.
 * Address, key, organisation, project and log level are all given, or the SDK would read them from the environment.
 */
export function createToolModel(config: ToolModelConfig): ChatOpenAI {
  return new ChatOpenAI({
    model: config.model,
    apiKey: config.apiKey ?? 'khong-can-khoa',
    temperature: 0,
    maxTokens: config.maxTokens,
    maxRetries: 0,
    timeout: config.timeoutMs,
    streaming: false,
    useResponsesApi: false,
    configuration: { baseURL: config.baseUrl, organization: null, project: null, logLevel: 'off' },
  });
}
