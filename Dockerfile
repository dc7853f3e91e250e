# Image of Trợ lý Công vụ on Node 24, no build step. Not tried: see README, "Chưa thử".
# Without LibreOffice and tesseract: .doc, .xls, .rtf, OpenDocument and scans are refused with a sentence.
FROM node:24-bookworm-slim

ENV NODE_ENV=production
WORKDIR /app

COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-fund --no-audit && npm cache clean --force

COPY corpus ./corpus
COPY ingest ./ingest
COPY prompts ./prompts
COPY server ./server
COPY views ./views
COPY evals ./evals

RUN mkdir -p /app/data && chown node:node /app/data
USER node
EXPOSE 3000
VOLUME ["/app/data"]
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/main.ts"]
