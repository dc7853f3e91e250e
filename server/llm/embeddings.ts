// The embedder behind LangChain's interface: the built-in one, or an OpenAI-compatible endpoint when configured.
import { Embeddings } from '@langchain/core/embeddings';
import OpenAI from 'openai';
import { loadStaticEmbedder, type StaticEmbedder } from './static-embedder.ts';

const BUILT_IN = {
  id: 'vi-hc-256@1',
  dimensions: 256,
  file: new URL('./data/vi-hc-256.vse', import.meta.url),
};
/** Texts in one request: what common servers accept at their default settings. */
const REQUEST_TEXTS = 32;
const REQUEST_TIMEOUT_MS = 60_000;
const MAX_RETRIES = 2;
/** Characters of one text: about 8,000 tokens of Vietnamese, the usual bound of embedding models. */
const MAX_TEXT_CHARS = 16_000;

/** The endpoint answered something that is not a list of vectors of one length. */
export class EmbeddingError extends Error {
  override name = 'EmbeddingError';
}

export type EmbeddingSettings = { baseUrl: string | null; apiKey: string | null; model: string | null };
export type ConfiguredEmbeddings = {
  embeddings: Embeddings;
  modelId: string;
  /** Components of a vector; 0 when only the endpoint knows: its first vector tells. */
  dimensions: number;
};

/**
 * The embedder to use: the endpoint when a base URL and a model are both named, otherwise the built-in one.
 * Nothing is read and no connection is opened before the first text is embedded.
 */
export function createEmbeddings(
  settings: EmbeddingSettings,
  load: LoadStaticEmbedder = lazyStaticEmbedder(),
): ConfiguredEmbeddings {
  const { baseUrl, apiKey, model } = settings;
  if (baseUrl === null || model === null) {
    return { embeddings: new BuiltInEmbeddings(load), modelId: BUILT_IN.id, dimensions: BUILT_IN.dimensions };
  }
  return { embeddings: new EndpointEmbeddings({ baseUrl, apiKey, model }), modelId: model, dimensions: 0 };
}

export type LoadStaticEmbedder = () => Promise<StaticEmbedder>;

/** Reads the built-in model at the first call and keeps it, so that embedding and segmentation share one copy. */
export function lazyStaticEmbedder(): LoadStaticEmbedder {
  let embedder: Promise<StaticEmbedder> | null = null;
  return () => {
    embedder ??= loadStaticEmbedder(BUILT_IN.file);
    return embedder;
  };
}

/** The static Vietnamese embedder; its file is read when the first text is embedded. */
export class BuiltInEmbeddings extends Embeddings {
  readonly #load: LoadStaticEmbedder;

  constructor(load: LoadStaticEmbedder = lazyStaticEmbedder()) {
    super({});
    this.#load = load;
  }

  override async embedDocuments(documents: string[]): Promise<number[][]> {
    const embedder = await this.#load();
    return documents.map((text) => Array.from(embedder.encode(text)));
  }

  override async embedQuery(document: string): Promise<number[]> {
    return Array.from((await this.#load()).encode(document));
  }
}

/** Vectors from `POST {baseUrl}/embeddings`. */
export class EndpointEmbeddings extends Embeddings {
  readonly #client: OpenAI;
  readonly #model: string;

  constructor(settings: { baseUrl: string; apiKey: string | null; model: string; timeoutMs?: number }) {
    super({});
    this.#model = settings.model;
    this.#client = new OpenAI({
      baseURL: settings.baseUrl,
      // The SDK insists on a key; local servers ignore it.
      apiKey: settings.apiKey ?? 'none',
      organization: null,
      project: null,
      timeout: settings.timeoutMs ?? REQUEST_TIMEOUT_MS,
      maxRetries: MAX_RETRIES,
      logLevel: 'off',
    });
  }

  override async embedDocuments(documents: string[]): Promise<number[][]> {
    const vectors: number[][] = [];
    for (let start = 0; start < documents.length; start += REQUEST_TEXTS) {
      vectors.push(...(await this.#request(documents.slice(start, start + REQUEST_TEXTS))));
    }
    return vectors;
  }

  override async embedQuery(document: string): Promise<number[]> {
    const [vector] = await this.#request([document]);
    return vector ?? [];
  }

  async #request(texts: string[]): Promise<number[][]> {
    // An empty input is refused by most servers.
    const input = texts.map((text) => text.slice(0, MAX_TEXT_CHARS).trim() || '.');
    const response = await this.#client.embeddings
      .create({ model: this.#model, input, encoding_format: 'float' })
      .catch((cause: unknown) => {
        throw new EmbeddingError(
          `Máy chủ véc-tơ (EMBEDDING_BASE_URL) không trả lời được cho mô hình "${this.#model}".`,
          {
            cause,
          },
        );
      });
    const ordered = [...(response.data ?? [])]
      .sort((a, b) => a.index - b.index)
      .map((item) => item.embedding);
    const length = ordered[0]?.length ?? 0;
    const usable = ordered.every(
      (vector) => Array.isArray(vector) && vector.length === length && vector.every(Number.isFinite),
    );
    if (ordered.length !== texts.length || length === 0 || !usable) {
      throw new EmbeddingError(
        `Máy chủ véc-tơ trả về dữ liệu không phải véc-tơ cho mô hình "${this.#model}".`,
      );
    }
    return ordered;
  }
}
