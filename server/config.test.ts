// Settings that open a way out of the machine: each is off unless asked for, and refused where it would surprise.
import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from './config.ts';

const endpoint = { OPENAI_BASE_URL: 'http://127.0.0.1:8000/v1', CHAT_MODEL: 'm' };

describe('tool calls of the chat model', () => {
  it('are off by default and need a configured endpoint', () => {
    expect(loadConfig(endpoint).chat?.tools).toBe(false);
    expect(loadConfig({ ...endpoint, CHAT_TOOLS: '1' }).chat?.tools).toBe(true);
    expect(loadConfig({ CHAT_TOOLS: '1' }).chat).toBeNull();
  });

  it.each(['LANGSMITH_TRACING', 'LANGSMITH_TRACING_V2', 'LANGCHAIN_TRACING_V2', 'LANGCHAIN_VERBOSE'])(
    'are refused together with %s, which would send what is looked up elsewhere',
    (name) => {
      const settings = { ...endpoint, [name]: 'true' };
      expect(() => loadConfig({ ...settings, CHAT_TOOLS: '1' })).toThrow(ConfigError);
      expect(() => loadConfig({ ...settings, CHAT_TOOLS: '1' })).toThrow(name);
      expect(loadConfig(settings).chat?.tools).toBe(false);
    },
  );
});
