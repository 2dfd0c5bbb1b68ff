/* Linked with the whole of one layer and nothing that the layer may not use: that it links is the test. */
int
main (void)
{
  return 0;
}
